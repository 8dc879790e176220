import type { ComponentChildren, Ref } from 'preact'
import { useRef } from 'preact/hooks'

type FileButtonProps = {
  onFiles: (files: File[]) => void
  /** Says why none can be chosen now, instead of opening the choice. */
  onOff?: (() => void) | null
  class?: string
  accept?: string
  isSingle?: boolean
  button?: Ref<HTMLButtonElement>
  describedBy?: string | undefined
  children: ComponentChildren
}

/** Opens the browser's own choice of files. */
export function FileButton({ onFiles, onOff = null, ...props }: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <button
        ref={props.button}
        type="button"
        class={props.class ?? 'btn btn-sm'}
        aria-disabled={onOff !== null}
        aria-describedby={props.describedBy}
        onClick={() => (onOff === null ? input.current?.click() : onOff())}
      >
        {props.children}
      </button>
      <input
        ref={input}
        type="file"
        hidden
        multiple={!props.isSingle}
        accept={props.accept}
        onChange={event => {
          onFiles([...(event.currentTarget.files ?? [])])
          event.currentTarget.value = ''
        }}
      />
    </>
  )
}
