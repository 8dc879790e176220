import { useEffect, useRef, useState } from 'preact/hooks'
import type { PictureFacts } from '../../server/pictures/rules-rendition-plan.ts'
import { mostPictures } from '../../server/pictures/rules-rendition-plan.ts'
import type { MediaShape, PictureShape } from '../../server/pictures/shapes.ts'
import { api, upload } from '../api.ts'
import { Refusal, sentenceOf } from '../request.ts'
import { pictureMessages } from './picture-messages.ts'

export type Picture = {
  /** What it is known by in this form. */
  key: string
  /** The address of what is shown; empty while there is nothing to show. */
  shown: string
  alt: string
  /** What the network will be given is made from; null until it was taken in. */
  facts: PictureFacts | null
  /** The picture's id, once the server has it. */
  picture: number | null
  /** As it was described before: the media's id and its words. */
  media: { id: number; alt: string } | null
  /** For a PDF: which page of how many, and what it says. */
  document: { page: number; pages: number; text: string | null } | null
  /** Between 0 and 1 while it is being sent; null before and after. */
  progress: number | null
  /** Why it was not taken; null: it was, or is on its way. */
  refused: string | null
}

export type Pictures = {
  /** In the order in which they are published. */
  list: readonly Picture[]
  /** Why the last file was no picture, which is not in the list then; null: it was one. */
  rejected: string | null
  /** Puts new ones at the end, as many as there is room for, and sends them; whether that was all. */
  add: (files: readonly File[]) => boolean
  /** Puts one of the library at the end; whether there was room. */
  reuse: (media: MediaShape) => boolean
  describe: (key: string, alt: string) => void
  /** Sends once more what was not taken, or takes another page of a PDF. */
  again: (key: string, page?: number) => void
  move: (key: string, place: number) => void
  /** Takes one away; the function puts it back where it was. */
  remove: (key: string) => () => void
  /** Waits for those that are on their way, and describes them; the ids of all, in order. */
  send: () => Promise<number[]>
}

/** A file that this form sends, and what came of it. */
type Sending = { file: File; taken: Promise<PictureShape> }

/** The pictures of an event: sent as soon as they are chosen, described when the form is sent. */
export function usePictures(initial: readonly MediaShape[]): Pictures {
  const [list, setList] = useState<readonly Picture[]>(() =>
    initial.map((media, place) => known(`kept-${place}`, media)),
  )
  const [rejected, setRejected] = useState<string | null>(null)
  const latest = useRef(list)
  latest.current = list
  const lastKey = useRef(0)
  const addresses = useRef<string[]>([])
  useEffect(() => () => addresses.current.forEach(URL.revokeObjectURL), [])

  function patch(key: string, changed: Partial<Picture>): void {
    setList(now => now.map(one => (one.key === key ? { ...one, ...changed } : one)))
  }

  function put(picture: Picture): void {
    setList(now => [...now, picture])
  }

  const { start, watch, sendings, idOf } = useSendings(patch, (key, file, problem) => {
    // Sent once more it would be refused once more: it is no picture, and there is none to describe.
    const isFinal = problem instanceof Refusal && problem.status === 400
    if (isFinal && latest.current.find(one => one.key === key)?.picture === null) {
      sendings.delete(key)
      setList(now => now.filter(one => one.key !== key))
      setRejected(pictureMessages().rejected(file.name, sentenceOf(problem)))
    } else patch(key, { progress: null, refused: sentenceOf(problem) })
  })

  return {
    list,
    rejected,
    add(files) {
      setRejected(null)
      const taken = files.slice(0, Math.max(0, mostPictures - latest.current.length))
      for (const file of taken) {
        lastKey.current += 1
        const key = `new-${lastKey.current}`
        let shown = ''
        if (file.type !== pdf) {
          shown = URL.createObjectURL(file)
          addresses.current.push(shown)
        }
        put({ ...nothingKnown, key, shown })
        start(key, file, 1)
      }
      return taken.length === files.length
    },
    reuse(media) {
      if (latest.current.length >= mostPictures) return false
      lastKey.current += 1
      put(known(`used-${lastKey.current}`, media))
      return true
    },
    describe: (key, alt) => patch(key, { alt }),
    again(key, page) {
      const sending = sendings.get(key)
      const before = latest.current.find(one => one.key === key)?.document?.page ?? 1
      if (sending !== undefined) start(key, sending.file, page ?? before)
    },
    move(key, place) {
      setList(now => {
        const moved = now.find(one => one.key === key)
        const others = now.filter(one => one !== moved)
        return moved === undefined ? now : inserted(others, moved, place)
      })
    },
    remove(key) {
      const place = latest.current.findIndex(one => one.key === key)
      const removed = latest.current[place]
      setList(now => now.filter(one => one.key !== key))
      return () => {
        if (removed === undefined) return
        setList(now => inserted(now, removed, place))
        const sending = sendings.get(key)
        if (sending !== undefined) watch(key, sending)
      }
    },
    async send() {
      const ids: number[] = []
      for (const picture of latest.current) ids.push(await idOf(picture))
      return ids
    },
  }
}

/** Sends files one after the other, and tells of each how far it is and what came of it. */
function useSendings(
  patch: (key: string, changed: Partial<Picture>) => void,
  onRefused: (key: string, file: File, problem: unknown) => void,
) {
  const sendings = useRef(new Map<string, Sending>()).current
  const queue = useRef<Promise<unknown>>(Promise.resolve())
  /** One file after another: the first one is ready while the others are still on their way. */
  function start(key: string, file: File, page: number): void {
    patch(key, { progress: 0, refused: null })
    const taken = queue.current.then(() =>
      upload('POST /pictures', { form: formOf(file, page) }, progress => patch(key, { progress })),
    )
    queue.current = taken.catch(() => undefined)
    const sending = { file, taken }
    sendings.set(key, sending)
    watch(key, sending)
  }

  /** Says of a picture what became of its sending, unless it is sent anew meanwhile. */
  function watch(key: string, { file, taken }: Sending): void {
    const isLast = () => sendings.get(key)?.taken === taken
    taken.then(
      ({ id, text, pages, page, url, ...facts }) => {
        if (!isLast()) return
        const isPage = file.type === pdf
        patch(key, {
          picture: id,
          facts,
          progress: null,
          document: isPage ? { page, pages, text } : null,
          ...(isPage && { shown: url }),
        })
      },
      (problem: unknown) => {
        if (!isLast()) return
        onRefused(key, file, problem)
      },
    )
  }

  async function idOf({ key, alt, media, picture }: Picture): Promise<number> {
    if (media !== null && media.alt === alt.trim()) return media.id
    const sending = sendings.get(key)
    const id = sending === undefined ? picture : (await sending.taken).id
    if (id === null) throw new Error(`picture ${key} was never sent`)
    const described = await api('POST /pictures/:id/media', {
      param: { id },
      json: { alt: alt.trim() },
    })
    return described.id
  }
  return { start, watch, sendings, idOf }
}

const pdf = 'application/pdf'

const nothingKnown = {
  shown: '',
  alt: '',
  facts: null,
  picture: null,
  media: null,
  document: null,
  progress: null,
  refused: null,
}

function known(key: string, { id, picture, url, alt, ...facts }: MediaShape): Picture {
  return { ...nothingKnown, key, shown: url, alt, facts, picture, media: { id, alt } }
}

function inserted(list: readonly Picture[], picture: Picture, place: number): readonly Picture[] {
  return [...list.slice(0, place), picture, ...list.slice(place)]
}

function formOf(file: File, page: number): FormData {
  const form = new FormData()
  form.set('file', file)
  form.set('page', String(page))
  return form
}
