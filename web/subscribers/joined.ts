type Counted = [many: number, said: (many: number) => string]

/** Those of these that there are any of. */
export const joined = (...all: readonly Counted[]): string[] =>
  all.flatMap(([many, say]) => (many > 0 ? [say(many)] : []))
