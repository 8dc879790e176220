import type { PartnerShape } from '../../server/partners/shapes.ts'
import { api } from '../api.ts'
import { ConfirmButton } from '../components/confirm.tsx'
import { Section } from '../components/page.tsx'
import { say } from '../components/toasts.tsx'
import { useAction, useResource } from '../resource.ts'
import { CommuneSearch } from './commune-search.tsx'
import { partnerMessages } from './messages.ts'

/** Which commune of France this one is. */
export function Ours({ onDone }: { onDone: () => Promise<void> }) {
  const t = partnerMessages()
  const action = useAction()
  return (
    <Section title={t.ours}>
      <p class="mb-3 text-muted text-sm">{t.oursHelp}</p>
      <CommuneSearch
        label={t.search}
        onChosen={({ code, name }) =>
          void action.run(async () => {
            await api('PUT /commune/insee-code', { json: { inseeCode: code } })
            await onDone()
            say(t.oursChosen(name))
          })
        }
      />
    </Section>
  )
}

/** All communes of the own intercommunality, in one press. */
export function AddAll({
  of,
  partners,
  onDone,
}: {
  of: { siren: string; name: string }
  partners: readonly PartnerShape[]
  onDone: () => Promise<void>
}) {
  const t = partnerMessages()
  const members = useResource(`intercommunality ${of.siren}`, () =>
    api('GET /intercommunalities/:siren', { param: { siren: of.siren } }),
  )
  const known = new Set(partners.map(({ inseeCode }) => inseeCode))
  const missing = members.data?.communes.filter(({ code }) => !known.has(code)) ?? []
  // The commune itself is one of them.
  if (missing.length < 2) return null
  return (
    <ConfirmButton
      class="btn btn-sm"
      isGrave={false}
      label={t.addAll}
      title={t.addAllTitle(of.name)}
      text={t.addAllText(missing.length - 1)}
      confirm={t.addAllConfirm(missing.length - 1)}
      act={async () => {
        const made = await api('POST /partners/several', {
          json: {
            partners: missing.map(({ name, code }) => ({ name, inseeCode: code })),
            group: of.name,
          },
        })
        await onDone()
        say(t.addedAll(made.added.length, made.known))
      }}
    />
  )
}
