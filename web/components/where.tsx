import { Globe, Lock } from 'lucide'
import { messages } from '../language.ts'
import { Icon } from './icon.tsx'

/** Where something was said: public or private, and on which channel. */
export function Where({
  visibility,
  channelName,
}: {
  visibility: 'public' | 'private'
  channelName: string
}) {
  return (
    <span class="inline-flex items-center gap-1.5">
      <Icon of={visibility === 'private' ? Lock : Globe} size={14} />
      {messages.value.residents.where[visibility](channelName)}
    </span>
  )
}
