/** What whoever asks for figures may see. Until there are accounts: whether they have shown the key. */
export interface Rights {
  /** Also figures that are withheld from others to protect privacy. */
  readonly seesWithheld: boolean;
}

/** No more than everybody. */
export const ANYBODY: Rights = { seesWithheld: false };
