/** Things that belong together because each belongs with one of the others: a union-find. */
export function createGroups() {
  const above = new Map<string, string>()
  const topOf = (name: string): string => {
    let top = name
    for (let next = above.get(top); next !== undefined; next = above.get(top)) top = next
    if (top !== name) above.set(name, top)
    return top
  }
  return {
    topOf,
    join(first: string, ...others: readonly string[]): void {
      for (const other of others) {
        const [one, two] = [topOf(first), topOf(other)]
        if (one !== two) above.set(two, one)
      }
    },
  }
}
