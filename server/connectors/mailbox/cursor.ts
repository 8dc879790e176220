import { z } from 'zod'

/**
 * How far a folder was read; `next`: the first UID that was not, as long as `validity` holds. `left`:
 * UIDs before it that the server would not give.
 */
const folderState = z.object({
  validity: z.string(),
  next: z.number(),
  left: z.array(z.number()).optional(),
})

const state = z.object({
  folders: z.record(z.string(), folderState),
  /** The rules by which what was read is judged, as the channel's field has them. */
  reports: z.string(),
  /** What is read once more because they changed: who wrote it, and the next UID of each folder. */
  again: z
    .object({ senders: z.array(z.string()), next: z.record(z.string(), z.number()) })
    .nullable(),
  /** While there is much to read: how much was, and of how much. */
  progress: z.object({ read: z.number(), of: z.number() }).nullable(),
  /** In how many looks in a row something was left, or could not be put in its thread. */
  held: z.number(),
})

export type State = z.infer<typeof state>

const newState: State = { folders: {}, reports: '', again: null, progress: null, held: 0 }

/** One that cannot be read is as none: looking again changes nothing. */
export function stateOf(cursor: string | null): State {
  if (cursor === null || cursor === '') return newState
  try {
    const read = state.safeParse(JSON.parse(cursor))
    return read.success ? read.data : newState
  } catch {
    return newState
  }
}
