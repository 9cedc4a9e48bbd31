/** A failure in plain words, and what to do next. */
export type ErrorTexts = Readonly<
  Record<string, { readonly message: string; readonly nextStep: string }>
>;
