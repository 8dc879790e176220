import { useState } from 'preact/hooks'
import type { PartnerShape } from '../../server/partners/shapes.ts'
import { api } from '../api.ts'
import { ActionButton } from '../components/action-button.tsx'
import { ConfirmButton } from '../components/confirm.tsx'
import { CopyButton } from '../components/copy-button.tsx'
import { say } from '../components/notice.tsx'
import { when } from '../format.ts'
import { messages } from '../language.ts'
import { partnerMessages } from './messages.ts'

/** The key of a partner's own software: made, shown once, replaced, revoked, each at once. */
export function PartnerKey({
  partner: { id, name, key },
  onChange,
}: {
  partner: Pick<PartnerShape, 'id' | 'name' | 'key'>
  onChange: () => Promise<void>
}) {
  const t = partnerMessages()
  const [known, setKnown] = useState(key)
  const [token, setToken] = useState<string | null>(null)
  async function make(): Promise<void> {
    const made = await api('POST /partners/:id/key', { param: { id } })
    setKnown(made.partner.key)
    setToken(made.token)
    await onChange()
  }
  async function revoke(): Promise<void> {
    await api('DELETE /partners/:id/key', { param: { id } })
    setKnown(null)
    setToken(null)
    await onChange()
    say(t.keyRevoked)
  }
  return (
    <section class="mt-6 border-base-300 border-t pt-4">
      <h3 class="font-sans font-semibold text-base">{t.key}</h3>
      <p class="text-muted text-sm">{t.keyHelp}</p>
      {known !== null && (
        <p class="mt-2 text-sm">
          {t.keyMade(known.prefix, when(known.madeAt), known.lastUsedAt && when(known.lastUsedAt))}
        </p>
      )}
      {token !== null && (
        <div class="mt-2" role="status">
          <p class="font-semibold">{t.keyOnce}</p>
          <p class="flex flex-wrap items-center gap-2">
            <code class="break-all">{token}</code>
            <CopyButton text={token} what={t.key} />
          </p>
        </div>
      )}
      <div class="mt-2 flex flex-wrap gap-2">
        {known === null ? (
          <ActionButton class="btn btn-sm" kept={messages.value.form.notSaved} act={make}>
            {t.keyMake}
          </ActionButton>
        ) : (
          <>
            <ConfirmButton
              class="btn btn-sm"
              label={t.keyRenew}
              title={t.keyRenewTitle(name)}
              text={t.keyRenewText}
              act={make}
            />
            <ConfirmButton
              class="btn btn-ghost btn-sm"
              label={t.keyRevoke}
              title={t.keyRevokeTitle(name)}
              text={t.keyRevokeText}
              act={revoke}
            />
          </>
        )}
      </div>
    </section>
  )
}
