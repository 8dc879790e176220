const words = (text: string): ReadonlySet<string> => new Set(text.split(' '))

/** What stands on lines of its own (https://html.spec.whatwg.org/multipage/rendering.html#flow-content-3). */
const blocks = words(
  'address article aside blockquote body caption center dd details dialog dir div dl dt fieldset ' +
    'figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ' +
    'ol option p pre search section summary table tbody tfoot thead title tr ul',
)
const cells = words('td th')
/** What its writer took back without taking it away. */
const struck = words('del s strike')

/**
 * Puts the words of a page on lines as a browser would, and tells what is struck through as people do
 * who have no such letters: « ~samedi~ dimanche ».
 */
export function createWriter() {
  let said = ''
  /** White space, ends of lines and the sign of a list that stand before the next words, if any come. */
  let gap = ''
  let ends = 0
  let bullet = ''
  let strikes = 0
  let isStruck = false

  function say(given: string): void {
    const start = given.search(/[^ \t\r\n\f]/)
    if (start < 0) {
      gap += given
      return
    }
    const end = Math.max(start, given.trimEnd().length)
    said += ends > 0 && said !== '' ? '\n'.repeat(Math.min(ends, 2)) : gap + given.slice(0, start)
    const isBegun = strikes > 0 && !isStruck
    said += `${bullet}${isBegun ? '~' : ''}${given.slice(start, end)}`
    isStruck ||= isBegun
    gap = given.slice(end)
    ends = 0
    bullet = ''
  }

  const endLine = (least: number) => {
    ends = Math.max(ends, least)
  }
  return {
    say,
    open(name: string): void {
      if (name === 'br') ends += 1
      if (blocks.has(name)) endLine(name === 'p' ? 2 : 1)
      if (cells.has(name) && gap === '') gap = ' '
      if (name === 'li') bullet = '– '
      if (struck.has(name)) strikes += 1
    },
    close(name: string): void {
      if (blocks.has(name)) endLine(name === 'p' ? 2 : 1)
      if (!struck.has(name)) return
      strikes -= 1
      if (strikes > 0 || !isStruck) return
      said += '~'
      isStruck = false
    },
    text: () => said,
  }
}
