import { useLayoutEffect, useRef } from 'preact/hooks'
import { dismiss, show, type Undo } from './toasts.tsx'

/**
 * Says something, as `say`, of a form that is not sent yet: it goes with the form, in which alone it
 * can be undone, and does not stand over the next page.
 */
export function useSay(): (text: string, undo?: Undo | null) => void {
  const said = useRef<number[]>([])
  useLayoutEffect(() => () => said.current.forEach(dismiss), [])
  return (text, undo = null) => {
    said.current.push(show(text, undo))
  }
}
