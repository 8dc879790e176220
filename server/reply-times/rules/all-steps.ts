/** What comes of work that is cut into steps, all of them at once. */
export function allSteps<Made>(steps: Generator<undefined, Made>): Made {
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
  }
}
