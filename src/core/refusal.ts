/**
 * A refusal: the request itself cannot be served. Thrown, never returned — what a person can put right in the
 * data is a Finding instead. The edges translate it: GraphQL into an error with its code, HTTP into a status.
 */
export abstract class Refusal extends Error {
  abstract readonly code: RefusalCode;
  /** The same in English; `message` is Chinese. */
  readonly messageEn: string;

  constructor(message: string, messageEn: string) {
    super(message);
    this.name = new.target.name;
    this.messageEn = messageEn;
  }
}

export const REFUSAL_CODES = ['NOT_FOUND', 'FORBIDDEN', 'CONFLICT', 'UNAUTHENTICATED'] as const;
export type RefusalCode = (typeof REFUSAL_CODES)[number];

/** What was named does not exist, or does not exist for that period. */
export class NotFound extends Refusal {
  readonly code = 'NOT_FOUND';
}

/** It exists, but is not for this actor. */
export class Forbidden extends Refusal {
  readonly code = 'FORBIDDEN';
}

/** It no longer stands as the request assumes: a closed period, an idempotency key with another body. */
export class Conflict extends Refusal {
  readonly code = 'CONFLICT';
}

/** Nobody is signed in. */
export class NotAuthenticated extends Refusal {
  readonly code = 'UNAUTHENTICATED';
}
