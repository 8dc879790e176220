import { Copy } from 'lucide'
import { useState } from 'preact/hooks'
import { messages } from '../language.ts'
import { Icon } from './icon.tsx'

/**
 * Copies a text; where the browser refuses (no https), says to do it by hand. `what` names it to
 * anyone who cannot see what stands beside the button.
 */
export function CopyButton({ text, what }: { text: string; what?: string }) {
  const [state, setState] = useState<'ready' | 'copied' | 'refused'>('ready')
  const t = messages.value.form
  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(text)
      setState('copied')
    } catch {
      setState('refused')
    }
  }
  return (
    <>
      <button type="button" class="btn btn-sm" onClick={() => void copy()}>
        <Icon of={Copy} size={16} />
        {t.copy}
        {what && <span class="sr-only"> {what}</span>}
      </button>
      <span role="status">{state === 'ready' ? '' : t.copyStates[state]}</span>
    </>
  )
}
