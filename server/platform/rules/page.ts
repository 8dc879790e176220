/**
 * The page that is shown of rows of which one more than `most` was asked for, to know whether there
 * are more.
 * @param keyOf what the next page is asked for by, of the last row that is shown
 * @returns `next`: that of this page, null where nothing comes after it
 */
export function onePage<Row, Key>(
  rows: readonly Row[],
  most: number,
  keyOf: (last: Row) => Key,
): { shown: Row[]; next: Key | null } {
  const shown = rows.slice(0, most)
  const last = shown.at(-1)
  return { shown, next: rows.length > most && last !== undefined ? keyOf(last) : null }
}
