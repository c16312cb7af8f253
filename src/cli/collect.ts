/** An option that may stand several times: all its values, in their order. */
export const collect = (value: string, earlier: string[]): string[] => [...earlier, value];
