import { Paperclip } from 'lucide'
import { useState } from 'preact/hooks'
import type { MessageShape } from '../../../server/inbox/shapes-conversation.ts'
import type { Spoken } from '../../../server/language/sentence.ts'
import { Icon } from '../../components/icon.tsx'
import { fileSize } from '../../format.ts'
import { inboxMessages } from '../messages.ts'

type AttachmentProps = {
  attachment: Spoken<MessageShape>['attachments'][number]
  /** Where the network shows the message itself. */
  at: string | null
}

/**
 * A file of a message, under its words: its name, its size, a picture of it for anyone who wants one. What
 * is kept here, and asked of nobody, is shown at once.
 */
export function Attachment({ attachment, at }: AttachmentProps) {
  const t = inboxMessages()
  const isWithheld = attachment.type === 'withheld'
  const name = isWithheld ? t.withheld : (attachment.name ?? t.attachment)
  const url = isWithheld ? at : attachment.url
  const size = attachment.bytes === null ? '' : ` · ${fileSize(attachment.bytes)}`
  if (attachment.kept && attachment.small !== null && url !== null) {
    return (
      <a class="mt-2 block w-fit" href={url} target="_blank" rel="noreferrer">
        <img
          class="max-h-60 min-h-24 min-w-24 max-w-full rounded-field border border-base-300 bg-base-200"
          src={attachment.small}
          alt={t.photo}
        />
        <span class="sr-only">{t.newTab}</span>
      </a>
    )
  }
  return (
    <div class="mt-2 text-sm">
      <p class="flex items-center gap-1.5">
        <Icon of={Paperclip} size={14} />
        {url === null ? (
          `${name}${size}`
        ) : (
          <a class="text-link wrap-anywhere" href={url} target="_blank" rel="noreferrer">
            {name}
            {size}
            <span class="sr-only">{t.newTab}</span>
          </a>
        )}
      </p>
      {attachment.small !== null && <Preview of={name} small={attachment.small} />}
    </div>
  )
}

/** Asked of the network only when it is unfolded, for nothing of it is kept here. */
function Preview({ of, small }: { of: string; small: string }) {
  const [isBroken, setIsBroken] = useState(false)
  const t = inboxMessages()
  return (
    <details class="mt-1">
      <summary class="text-link is-quiet w-fit cursor-pointer">
        {t.preview}
        <span class="sr-only">{t.previewOf(of)}</span>
      </summary>
      {isBroken ? (
        <p class="mt-1 text-muted">{t.noPreview}</p>
      ) : (
        <img
          class="mt-1 max-h-80 max-w-full rounded-field"
          src={small}
          alt={of}
          loading="lazy"
          onError={() => setIsBroken(true)}
        />
      )}
    </details>
  )
}
