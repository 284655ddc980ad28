type Shape = {
  readonly kind: 'counter' | 'gauge' | 'histogram';
  readonly help: string;
  /** Their values are closed sets: nothing that names a tenant, a person or an address (3.1-a). */
  readonly labels: readonly string[];
  /** Upper bounds of a histogram. */
  readonly buckets?: readonly number[];
};

/** Around what is promised: a booking within 0.3 s, nothing over 2 s. */
const answerSeconds = [0.01, 0.05, 0.1, 0.3, 0.5, 1, 2, 5, 10];
/** Around the ages of `domain/entitlement.ts`. */
const ageSeconds = [30, 60, 80, 90, 120, 180, 240, 300];

/** Every figure that a process tells, by the name that Prometheus knows it by. */
export const figureList = {
  sekitori_http_request_duration_seconds: {
    kind: 'histogram',
    help: 'How long answers took, without streams; status_class is aborted where nobody waited for one',
    labels: ['route', 'status_class'],
    buckets: answerSeconds,
  },
  sekitori_http_problems_total: {
    kind: 'counter',
    help: 'Problem documents that were answered, and requests without an edge key',
    labels: ['route', 'code'],
  },
  sekitori_operations_total: {
    kind: 'counter',
    help: 'Operations of pages (web), of Teams (chat) and of the worker, by how they ended in the audit log',
    labels: ['way', 'outcome'],
  },
  sekitori_bookings_total: {
    kind: 'counter',
    help: 'Attempts to change a booking, from any front end: done, the code of a refusal, or failed',
    labels: ['action', 'outcome'],
  },
  sekitori_sign_ins_total: {
    kind: 'counter',
    help: 'Logins that came back from RSI: done, why not, or failed',
    labels: ['outcome'],
  },
  sekitori_rsi_call_duration_seconds: {
    kind: 'histogram',
    help: 'How long questions to RSI took, and what came of them',
    labels: ['operation', 'outcome'],
    buckets: answerSeconds,
  },
  sekitori_confirmation_age_seconds: {
    kind: 'histogram',
    help: "How old RSI's last yes was when it let a request in",
    labels: [],
    buckets: ageSeconds,
  },
  sekitori_worker_rounds_total: {
    kind: 'counter',
    help: 'Rounds of the worker that this process ran: done or failed',
    labels: ['job', 'outcome'],
  },
  sekitori_notices_waiting: {
    kind: 'gauge',
    help: 'Notices that failed and will be tried again, 1000 at most; told by the one process that measures',
    labels: [],
  },
  sekitori_notices_oldest_seconds: {
    kind: 'gauge',
    help: 'How long the oldest untold notice has been waiting',
    labels: [],
  },
  sekitori_notices_parked: {
    kind: 'gauge',
    help: 'Notices that were given up until somebody puts them back, 1000 at most',
    labels: [],
  },
  sekitori_audit_oldest_unsealed_seconds: {
    kind: 'gauge',
    help: 'How long the oldest record of the audit log has been waiting for its seal',
    labels: [],
  },
  sekitori_audit_alarms_total: {
    kind: 'counter',
    help: 'Ends of audit chains that were not what this process had made them',
    labels: [],
  },
  sekitori_tenant_guard_trips_total: {
    kind: 'counter',
    help: 'Documents of another tenant that were about to be handed out',
    labels: [],
  },
  sekitori_event_loop_delay_seconds: {
    kind: 'gauge',
    help: 'How late the process was since it was last asked for its figures',
    labels: ['quantile'],
  },
  sekitori_memory_bytes: {
    kind: 'gauge',
    help: 'Memory that the process holds',
    labels: [],
  },
  sekitori_clock_seconds: {
    kind: 'gauge',
    help: 'The clock of the process, in seconds since 1970',
    labels: [],
  },
  sekitori_certificate_ends_seconds: {
    kind: 'gauge',
    help: 'When the certificate of this process ends, in seconds since 1970; only where it has one',
    labels: [],
  },
} as const satisfies Record<string, Shape>;

export type FigureList = typeof figureList;

type NamesOf<Kind extends Shape['kind']> = {
  [Name in keyof FigureList]: FigureList[Name]['kind'] extends Kind ? Name : never;
}[keyof FigureList];

export type CounterName = NamesOf<'counter'>;
export type GaugeName = NamesOf<'gauge'>;
export type HistogramName = NamesOf<'histogram'>;

export type Labels<Name extends keyof FigureList> = {
  readonly [Label in FigureList[Name]['labels'][number]]: string;
};
