/** An answer of the service that is not success; `substatus` is its header `x-ms-substatus`. */
export class ServiceError extends Error {
  override readonly name = 'ServiceError';
  readonly status: number;
  readonly substatus: number | undefined;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: number,
    message: string,
    more: { substatus?: number; headers?: Readonly<Record<string, string>> } = {},
  ) {
    super(message);
    this.status = status;
    this.substatus = more.substatus;
    this.headers = more.headers ?? {};
  }
}

/**
 * What the real service may do in some way that we do not know, or what no adapter of ours should ask:
 * the simulator refuses it and remembers it, so that a test fails instead of proving nothing.
 */
export class Violation extends ServiceError {
  constructor(message: string) {
    super(400, `SIMULATOR REFUSES: ${message}`);
  }
}
