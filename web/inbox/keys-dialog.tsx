import { Keyboard } from 'lucide'
import { useState } from 'preact/hooks'
import { Dialog } from '../components/dialog.tsx'
import { Tick } from '../components/field.tsx'
import { Icon } from '../components/icon.tsx'
import { shortcutsOn, switchShortcuts, useShortcuts } from '../shortcuts.ts'
import { conversationMessages } from './conversation-messages.ts'

/** The keys of the inbox, which « ? » shows, and the way to switch them off. */
export function KeysButton() {
  const [isOpen, setOpen] = useState(false)
  const t = conversationMessages().keys
  useShortcuts({ '?': () => setOpen(true) })
  return (
    <>
      <button
        type="button"
        class="btn btn-ghost btn-sm btn-square pointer-coarse:hidden"
        aria-label={t.title}
        title={t.title}
        onClick={() => setOpen(true)}
      >
        <Icon of={Keyboard} />
      </button>
      {isOpen && (
        <Dialog title={t.title} onClose={() => setOpen(false)}>
          <dl class="grid grid-cols-[auto_1fr] items-baseline gap-x-4 gap-y-2">
            {t.all.map(([keys, does]) => (
              <>
                <dt key={keys} class="flex gap-1">
                  {keys.split(' ').map(key => (
                    <kbd key={key} class="kbd">
                      {key}
                    </kbd>
                  ))}
                </dt>
                <dd>{does}</dd>
              </>
            ))}
          </dl>
          <div class="mt-5">
            <Tick label={t.on} checked={shortcutsOn.value} onChecked={switchShortcuts} />
            <p class="mt-1 text-muted text-sm">{t.onHelp}</p>
          </div>
        </Dialog>
      )}
    </>
  )
}
