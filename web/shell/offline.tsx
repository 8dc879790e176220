import { WifiOff } from 'lucide'
import { Icon } from '../components/icon.tsx'
import { messages } from '../language.ts'
import { online } from '../live.ts'

/** Says that what is on the screen may be old. Always there, so that its words are heard. */
export function OfflineBanner() {
  return (
    <div role="status" class="no-print sticky top-0 z-10">
      {!online.value && (
        <p class="offline-line flex items-center justify-center gap-2 bg-neutral px-4 py-1.5 text-neutral-content text-sm">
          <Icon of={WifiOff} size={16} />
          {messages.value.shell.offline}
        </p>
      )}
    </div>
  )
}
