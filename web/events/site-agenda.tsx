import { ofTown } from '../../server/language/town.ts'
import { CopyButton } from '../components/copy-button.tsx'
import { messages } from '../language.ts'
import { me } from '../session.ts'

/** What the commune's own site needs to show the agenda; nothing where nobody could open that. */
export function SiteAgenda() {
  const t = messages.value.events.site
  const { agendaUrl, commune } = me.value ?? {}
  if (!agendaUrl || commune === undefined) return null
  const address = `${agendaUrl}/embed?commune=${commune.id}`
  // As the page in it is called: French, whoever copies it.
  const title = `Agenda ${ofTown(commune.name)}`
  const escaped = title.replace(/[&"<>]/g, sign => `&#${sign.charCodeAt(0)};`)
  const code = `<iframe src="${address}" title="${escaped}" width="100%" height="700" style="border:0" loading="lazy"></iframe>`
  const given = [
    { label: t.code, what: t.codeWhat, text: code },
    { label: t.address, what: t.addressWhat, text: address },
  ]
  return (
    <details class="no-print mt-8">
      <summary class="text-link cursor-pointer">{t.title}</summary>
      <p class="mt-3 max-w-prose">{t.lead}</p>
      <dl class="mt-3 flex flex-col gap-3">
        {given.map(({ label, what, text }) => (
          <div key={label}>
            <dt class="font-semibold">{label}</dt>
            <dd class="mt-1 flex flex-wrap items-center gap-2">
              <code class="basis-full break-all rounded-field bg-base-200 p-3 text-sm">{text}</code>
              <CopyButton text={text} what={what} />
            </dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
