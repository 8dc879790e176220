import { useRef, useState } from 'preact/hooks'
import { fileSize } from '../../format.ts'
import { answeringMessages } from './messages.ts'

/** What files an answer may bring: all together, bytes, and how many; null: none. */
export type FileLimit = { bytes: number; count: number } | null

type ChosenFile = { key: string; file: File }

export type Files = {
  /** In the order in which they were chosen. */
  list: readonly ChosenFile[]
  /** Why the last ones were not taken, or why none can go; null: all is well. */
  problem: string | null
  add: (files: readonly File[]) => void
  remove: (key: string) => void
  clear: () => void
}

/** The files that go with an answer, which are sent with it and not before. */
export function useFiles(limit: FileLimit): Files {
  const [list, setList] = useState<readonly ChosenFile[]>([])
  const [refused, setRefused] = useState<string | null>(null)
  const lastKey = useRef(0)
  const t = answeringMessages().files

  function add(files: readonly File[]): void {
    if (limit === null) return
    const taken = [...list]
    let left = limit.bytes - sizeOf(list)
    let why: string | null = null
    for (const file of files) {
      if (taken.length >= limit.count) why = t.tooMany(limit.count)
      else if (file.size > left) why = t.tooLarge(file.name, fileSize(limit.bytes))
      else {
        lastKey.current += 1
        left -= file.size
        taken.push({ key: String(lastKey.current), file })
      }
    }
    setList(taken)
    setRefused(why)
  }

  return {
    list,
    // Another message of a joined conversation may be answered by a channel that takes none.
    problem: limit === null && list.length > 0 ? t.notHere : refused,
    add,
    remove(key) {
      setList(list.filter(one => one.key !== key))
      setRefused(null)
    },
    clear() {
      setList([])
      setRefused(null)
    },
  }
}

const sizeOf = (list: readonly ChosenFile[]) => list.reduce((sum, { file }) => sum + file.size, 0)

/** The files of a paste or a drop; what is text as well stays for the field that has the focus. */
export function filesOf(data: DataTransfer | null): File[] {
  return data === null || data.types.includes('text/plain') ? [] : [...data.files]
}
