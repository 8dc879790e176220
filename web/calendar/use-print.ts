import { useEffect, useLayoutEffect, useState } from 'preact/hooks'
import type { ShownDays } from './use-days.ts'

/**
 * Prints the calendar once all that paper shows is there, by what it returns and by the browser's own
 * key; from the browser's menu days say how many more they have.
 */
export function usePrint({ full, open, resource: { problem } }: ShownDays): () => void {
  const [isAsked, setAsked] = useState(false)
  const print = () => {
    setAsked(true)
    open([...full.keys()])
  }
  useEffect(() => {
    if (!isAsked || (full.size > 0 && problem === null)) return
    setAsked(false)
    if (problem === null) globalThis.print()
  })
  useLayoutEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const { key, ctrlKey, metaKey } = event
      if (key.toLowerCase() !== 'p' || !(ctrlKey || metaKey) || full.size === 0) return
      event.preventDefault()
      print()
    }
    addEventListener('keydown', onKeyDown)
    return () => removeEventListener('keydown', onKeyDown)
  })
  return print
}
