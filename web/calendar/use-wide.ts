import { useEffect, useState } from 'preact/hooks'

/** Room for seven columns that can be read, beside the places: as Tailwind's `xl`; paper has it. */
const wide = '(min-width: 80rem), print'

export function useWide(): boolean {
  const [isWide, setWide] = useState(() => matchMedia(wide).matches)
  useEffect(() => {
    const query = matchMedia(wide)
    const look = () => setWide(query.matches)
    query.addEventListener('change', look)
    return () => query.removeEventListener('change', look)
  }, [])
  return isWide
}
