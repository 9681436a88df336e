/** The staff of story tests in which it matters who reads what, and in which language. */
import type { Config } from '../../src/config.ts';
import type { StaffMember } from '../../src/mail/desk-profile.ts';

export const ELS: StaffMember = {
  name: 'Els de Boer',
  address: 'els@example.org',
  roles: ['handler'],
  language: 'nl',
};
export const JAN: StaffMember = {
  name: 'Jan Kuiper',
  address: 'jan@example.org',
  roles: ['handler', 'coordinator', 'manager'],
  language: 'nl',
};
export const BETH: StaffMember = {
  name: 'Beth Carter',
  address: 'beth@example.org',
  roles: ['coordinator'],
  language: 'en',
};
export const ROB: StaffMember = {
  name: 'Rob van Dijk',
  address: 'rob@example.org',
  roles: ['manager'],
  language: 'nl',
};

/** The configuration with these colleagues; `coordinator` is who hears of what nobody else does. */
export function withStaff(staff: readonly StaffMember[], coordinator: StaffMember) {
  return (config: Config): Config => ({ ...config, staff, coordinator });
}
