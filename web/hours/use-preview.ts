import { useEffect, useState } from 'preact/hooks'
import type { Target } from '../../server/hours/rules-target.ts'
import type { CalendarShape } from '../../server/hours/shapes.ts'
import { type Answer, api } from '../api.ts'

/** How long a person must have stopped typing before the server is asked, ms. */
const REST = 400

export type Preview = { data: Answer<'POST /opening-hours/preview'> | null; problem: unknown }

/**
 * What a message of the local time `at` ('' for now) would count by hours or a target that are not
 * saved; null where it cannot be asked. The last answer stays until the next one.
 */
export function usePreview(
  draft: { calendar?: CalendarShape; target?: Target } | null,
  at: string,
): Preview {
  const [preview, setPreview] = useState<Preview>({ data: null, problem: null })
  const key = draft === null ? null : JSON.stringify({ draft, at })
  useEffect(() => {
    if (draft === null) return
    let isLate = false
    const timer = setTimeout(() => {
      api('POST /opening-hours/preview', { json: { ...draft, ...(at !== '' && { at }) } }).then(
        data => {
          if (!isLate) setPreview({ data, problem: null })
        },
        (problem: unknown) => {
          if (!isLate) setPreview(({ data }) => ({ data, problem }))
        },
      )
    }, REST)
    return () => {
      isLate = true
      clearTimeout(timer)
    }
    // The draft is in the key.
  }, [key])
  return preview
}
