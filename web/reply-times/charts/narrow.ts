import { useEffect, useState } from 'preact/hooks'

/** Whether the screen is narrower than that, such as '64rem'; paper never is. */
export function useNarrow(width: string): boolean {
  const [isNarrow, setNarrow] = useState(() => narrower(width).matches)
  useEffect(() => {
    const query = narrower(width)
    const changed = () => setNarrow(query.matches)
    changed()
    query.addEventListener('change', changed)
    return () => query.removeEventListener('change', changed)
  }, [width])
  return isNarrow
}

const narrower = (width: string) => matchMedia(`screen and (width < ${width})`)
