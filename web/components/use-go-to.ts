import { useLocation } from 'preact-iso'

/**
 * Goes to a screen once an act is done, unless the person went to another meanwhile: on a slow line
 * nobody is taken away from what they began there.
 */
export function useGoTo(): (href: string, isInPlace?: boolean) => void {
  const { route } = useLocation()
  const from = location.pathname
  return (href, isInPlace) => {
    if (location.pathname === from) route(href, isInPlace)
  }
}
