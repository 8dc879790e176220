import { partBytes } from '../../server/history-import/rules.ts'
import { upload } from '../api.ts'
import { Refusal } from '../request.ts'
import { historyImportMessages } from './messages.ts'
import type { Packed } from './pack.ts'

/**
 * Sends a packed download in parts, and goes on where an earlier try stopped.
 * @param progress is told the share that is there, 0 to 1
 * @throws Refusal as the server says, or when what came is gone
 */
export async function sendParts(
  { zip, upload: name }: Packed,
  progress: (ratio: number) => void,
  signal: AbortSignal,
): Promise<void> {
  const { size } = zip
  let at = 0
  while (at < size) {
    progress(at / size)
    const file = zip.slice(at, at + partBytes)
    const begin = at
    const { received } = await upload(
      'POST /history-import/parts',
      { query: { upload: name, at, size }, file },
      ratio => progress((begin + ratio * file.size) / size),
      signal,
    )
    if (received <= at) throw new Refusal(0, 'gone', historyImportMessages().gone)
    at = received
  }
  progress(1)
}
