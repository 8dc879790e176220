import { useEffect, useState } from 'preact/hooks'

/** Whether the screen is narrower than that, such as '64rem'; paper never is. */
export function useNarrow(width: string): boolean {
  const [isNarrow, setNarrow] = useState(() => narrower(width).matches)
  useEffect(() => {
    const query = narrower(width)
    const changed = () => setNarrow(query.matches)
    // A browser counts the pages before it tells of another medium, and the last would stay empty.
    const forPaper = () => setNarrow(false)
    changed()
    query.addEventListener('change', changed)
    addEventListener('beforeprint', forPaper)
    addEventListener('afterprint', changed)
    return () => {
      query.removeEventListener('change', changed)
      removeEventListener('beforeprint', forPaper)
      removeEventListener('afterprint', changed)
    }
  }, [width])
  return isNarrow
}

const narrower = (width: string) => matchMedia(`screen and (width < ${width})`)
