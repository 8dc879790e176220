import { useLayoutEffect } from 'preact/hooks'

/** Goes to the part that the address names (`#canal-3`), once what it names is there. */
export function useAnchor(isReady: boolean): void {
  useLayoutEffect(() => {
    if (!isReady || location.hash === '') return
    document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView()
  }, [isReady])
}
