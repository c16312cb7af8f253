/** Why a formula is left to the engine, in Chinese and in English; never leaves this folder. */
export class Unsupported extends Error {
  constructor(
    readonly why: string,
    readonly whyEn: string,
  ) {
    super(whyEn);
  }
}

/** Whether SQL takes a formula. What it does not take, the engine works out. */
export type Support =
  | { readonly supported: true }
  | { readonly supported: false; readonly why: string; readonly whyEn: string };
