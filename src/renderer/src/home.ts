/** Where the app opens: on what needs saving. */
export const HOME = { name: 'ledger' } as const;
