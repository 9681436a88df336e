/** What programs get of the register: the shapes and the order of keys of `--json`, which never change lightly. */
import type { CaseLine, OpenTask } from '../shell/db/register.ts';

/** One line of `redress cases --json`. */
export function jsonCase(line: CaseLine) {
  return {
    reference: line.reference,
    desk: line.desk,
    channel: line.channel,
    language: line.language,
    stage: line.stage,
    handler: line.handler,
    category: line.category,
    severity: line.severity,
    received: line.receivedAt,
    registered: line.registeredAt,
    complainant: line.complainant,
    subject: line.subject,
    decisionDue: line.decisionDue,
    late: line.late,
    acknowledged: line.acknowledged,
    acknowledgedAt: line.acknowledgedAt,
    missing: line.missing,
    tasks: line.tasks,
  };
}

/** A task, as `redress cases --waiting --json` and `redress show --json` name it. */
export function jsonTask(task: OpenTask) {
  return {
    task: task.kind,
    since: task.openedAt,
    desk: task.desk,
    case: task.reference,
    mail: task.mailId,
    from: task.from,
    subject: task.subject,
    because: task.because,
    maybe: task.maybe,
  };
}
