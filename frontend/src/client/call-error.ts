/** A call gave no result. `status` is the HTTP status, where there was one. */
export class CallError extends Error {
  override name = "CallError";
  constructor(
    message: string,
    readonly status?: number,
  ) {
    super(message);
  }
}
