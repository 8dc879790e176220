/** What moves, looks through or copies as much as there is. */
const arrays = 'unshift shift indexOf lastIndexOf includes find findIndex some filter slice'.split(
  ' ',
)
const strings = 'slice trim replace replaceAll split charCodeAt'.split(' ')

/**
 * What a piece of work costs, in steps that are the same on every machine: one for each sign that is
 * looked at or copied, and for each element of a list that is moved or looked through.
 */
export function workOf(run: () => unknown): number {
  let steps = 0
  const undo = [
    ...arrays.map(name => counted(Array.prototype, name)),
    ...strings.map(name => counted(String.prototype, name)),
  ]
  try {
    run()
  } finally {
    for (const one of undo) one()
  }
  return steps

  function counted(prototype: object, name: string): () => void {
    const own: (...given: unknown[]) => unknown = Reflect.get(prototype, name)
    Reflect.set(prototype, name, function (this: ArrayLike<unknown>, ...given: unknown[]) {
      const made = Reflect.apply(own, this, given)
      steps += 1
      if (name === 'slice') steps += Object(made).length
      else if (name !== 'charCodeAt') steps += this.length
      return made
    })
    return () => Reflect.set(prototype, name, own)
  }
}
