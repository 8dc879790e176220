import { useRef, useState } from 'preact/hooks'
import type { MediaShape } from '../../../server/shapes/event.ts'
import { api } from '../../api.ts'

export type Picture = {
  file: File | null
  /** The address of what is shown: the chosen file, or the picture that the event has. */
  shown: string | null
  /** Between 0 and 1 while it is being sent. */
  progress: number | null
  choose: (file: File) => void
  remove: () => void
  /** Sends the file if it is new; the media's id, or null without a picture. */
  send: (alt: string) => Promise<number | null>
}

/** The picture of an event, from the choice of a file to its id. */
export function usePicture(initial: MediaShape | null): Picture {
  const [file, setFile] = useState<File | null>(null)
  const [shown, setShown] = useState(initial?.url ?? null)
  const [progress, setProgress] = useState<number | null>(null)
  const [media, setMedia] = useState(initial?.id ?? null)
  // What was sent, so that a form refused afterwards does not send the picture twice.
  const sent = useRef<{ file: File; alt: string; id: number } | null>(null)

  return {
    file,
    shown,
    progress,
    choose(chosen) {
      setFile(chosen)
      const reader = new FileReader()
      reader.addEventListener('load', () => {
        if (typeof reader.result === 'string') setShown(reader.result)
      })
      reader.readAsDataURL(chosen)
    },
    remove() {
      setFile(null)
      setShown(null)
      setMedia(null)
    },
    async send(alt) {
      if (file === null) return media
      const before = sent.current
      if (before !== null && before.file === file && before.alt === alt) return before.id
      setProgress(0)
      try {
        const { id } = await api.uploadMedia(file, alt, setProgress)
        sent.current = { file, alt, id }
        return id
      } finally {
        setProgress(null)
      }
    },
  }
}
