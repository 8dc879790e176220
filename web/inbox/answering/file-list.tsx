import { Paperclip, X } from 'lucide'
import type { RefObject } from 'preact'
import { useRef } from 'preact/hooks'
import { FileButton } from '../../components/file-button.tsx'
import { Icon } from '../../components/icon.tsx'
import { fileSize } from '../../format.ts'
import { answeringMessages } from './messages.ts'
import type { Files } from './use-files.ts'

/** Opens the browser's own choice of files. */
export function AttachButton({
  files,
  button,
  busy,
}: {
  files: Files
  button: RefObject<HTMLButtonElement | null>
  busy: boolean
}) {
  return (
    <FileButton
      button={button}
      class="btn btn-ghost btn-sm"
      onOff={busy ? () => undefined : null}
      onFiles={files.add}
    >
      <Icon of={Paperclip} size={16} />
      {answeringMessages().files.attach}
    </FileButton>
  )
}

type FileListProps = {
  files: Files
  /** The share that was sent, 0 to 1; null: nothing is being sent. */
  sent: number | null
  /** Where the focus goes when the last file is taken away. */
  onEmpty: () => void
}

/** The files that go with an answer, each with its size and a way to leave it out. */
export function FileList({ files, sent, onEmpty }: FileListProps) {
  const list = useRef<HTMLUListElement>(null)
  const t = answeringMessages().files

  function remove(key: string, place: number): void {
    files.remove(key)
    if (files.list.length === 1) {
      onEmpty()
      return
    }
    // The next one, else the one before: the focus stays where it was.
    const buttons = list.current?.querySelectorAll('button') ?? []
    buttons[place + 1 < buttons.length ? place + 1 : place - 1]?.focus()
  }

  return (
    <>
      {files.list.length > 0 && (
        <ul ref={list} aria-label={t.list(files.list.length)} class="mt-2 flex flex-wrap gap-2">
          {files.list.map(({ key, file }, place) => (
            <li
              key={key}
              class="flex max-w-full items-center gap-1.5 rounded-field border border-base-300 ps-2.5 text-sm"
            >
              <Icon of={Paperclip} size={14} />
              <span class="truncate">{file.name}</span>
              <span class="whitespace-nowrap text-muted">{fileSize(file.size)}</span>
              <button
                type="button"
                class="btn btn-ghost btn-sm btn-square"
                disabled={sent !== null}
                onClick={() => remove(key, place)}
              >
                <Icon of={X} size={16} />
                <span class="sr-only">{t.remove(file.name)}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {sent !== null && (
        <progress
          class="progress progress-primary mt-2 w-full"
          aria-label={t.sending}
          {...(sent < 1 && { max: 1, value: sent })}
        />
      )}
      <p role="alert" class="mt-2 font-semibold text-error text-sm empty:hidden">
        {files.problem}
      </p>
      <p role="status" class="sr-only">
        {files.list.length > 0 ? t.list(files.list.length) : ''}
      </p>
    </>
  )
}
