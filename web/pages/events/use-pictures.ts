import { useEffect, useRef, useState } from 'preact/hooks'
import { mostPictures } from '../../../server/domain/pictures.ts'
import type { MediaShape } from '../../../server/shapes/event.ts'
import { api } from '../../api.ts'

export type Picture = {
  /** What it is known by in this form. */
  key: string
  /** A file to send; or the id of one that was sent before, whose alternative text cannot be changed. */
  source: File | number
  /** The address of what is shown. */
  shown: string
  alt: string
}

export type Pictures = {
  /** In the order in which they are published. */
  list: readonly Picture[]
  /** Between 0 and 1 while they are being sent. */
  progress: number | null
  /** Puts new ones at the end, as many as there is room for; whether that was all. */
  add: (files: readonly File[]) => boolean
  describe: (key: string, alt: string) => void
  move: (key: string, place: number) => void
  /** Takes one away; the function puts it back where it was. */
  remove: (key: string) => () => void
  /** Sends those that are new, in order; the ids of all. */
  send: () => Promise<number[]>
}

/** The pictures of an event, from the choice of files to their ids. */
export function usePictures(initial: readonly MediaShape[]): Pictures {
  const [list, setList] = useState<readonly Picture[]>(() =>
    initial.map(({ id, url, alt }, place) => ({
      key: `kept-${place}`,
      source: id,
      shown: url,
      alt,
    })),
  )
  const [progress, setProgress] = useState<number | null>(null)
  const lastKey = useRef(0)
  // What was sent, so that a form refused afterwards does not send it twice.
  const sent = useRef(new Map<string, { alt: string; id: number }>())
  const addresses = useRef<string[]>([])
  useEffect(() => () => addresses.current.forEach(URL.revokeObjectURL), [])

  async function idOf(picture: Picture, tell: (ratio: number) => void): Promise<number> {
    const { key, source, alt } = picture
    if (typeof source === 'number') return source
    const before = sent.current.get(key)
    if (before?.alt === alt.trim()) return before.id
    const { id } = await api.uploadMedia(source, alt.trim(), tell)
    sent.current.set(key, { alt: alt.trim(), id })
    return id
  }

  return {
    list,
    progress,
    add(files) {
      const taken = files.slice(0, mostPictures - list.length).map(file => {
        const shown = URL.createObjectURL(file)
        addresses.current.push(shown)
        lastKey.current += 1
        return { key: `new-${lastKey.current}`, source: file, shown, alt: '' }
      })
      setList([...list, ...taken])
      return taken.length === files.length
    },
    describe(key, alt) {
      setList(list.map(one => (one.key === key ? { ...one, alt } : one)))
    },
    move(key, place) {
      const moved = list.find(one => one.key === key)
      if (moved === undefined) return
      setList(
        inserted(
          list.filter(one => one !== moved),
          moved,
          place,
        ),
      )
    },
    remove(key) {
      const place = list.findIndex(one => one.key === key)
      const removed = list[place]
      setList(list.filter(one => one !== removed))
      return () => {
        if (removed !== undefined) setList(now => inserted(now, removed, place))
      }
    },
    async send() {
      setProgress(0)
      try {
        const ids: number[] = []
        for (const [place, picture] of list.entries()) {
          ids.push(await idOf(picture, ratio => setProgress((place + ratio) / list.length)))
          setProgress((place + 1) / list.length)
        }
        return ids
      } finally {
        setProgress(null)
      }
    },
  }
}

function inserted(list: readonly Picture[], picture: Picture, place: number): readonly Picture[] {
  return [...list.slice(0, place), picture, ...list.slice(place)]
}
