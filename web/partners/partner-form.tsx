import { Plus, X } from 'lucide'
import { useState } from 'preact/hooks'
import type { ChannelShape } from '../../server/channels/shapes-channel.ts'
import { type PartnerMode, partnerModes } from '../../server/partners/rules-partner.ts'
import type { CommuneFound, GroupShape, PartnerShape } from '../../server/partners/shapes.ts'
import { api, useApi } from '../api.ts'
import { namedOptions, RadioField, SelectField, Tick, TicksField } from '../components/choices.tsx'
import { DateField } from '../components/date-field.tsx'
import { Dialog } from '../components/dialog.tsx'
import { Form, TextField } from '../components/form.tsx'
import { Icon } from '../components/icon.tsx'
import { say } from '../components/notice.tsx'
import { when } from '../format.ts'
import { CommuneSearch } from './commune-search.tsx'
import { partnerMessages } from './messages.ts'
import { PartnerKey } from './partner-key.tsx'

type Contact = { key: number; name: string; email: string; unsubscribedAt: string | null }

type Commune = Pick<CommuneFound, 'name' | 'code' | 'isHere'>
let nextKey = 0
const emptyContact = (): Contact => ({ key: ++nextKey, name: '', email: '', unsubscribedAt: null })

type Draft = ReturnType<typeof draftOf>

function draftOf(partner: PartnerShape | null) {
  const isHere = partner?.mode === 'installation'
  const commune: Commune | null = partner?.inseeCode
    ? { name: partner.name, code: partner.inseeCode, isHere }
    : null
  return {
    commune,
    isOther: partner !== null && partner.inseeCode === null,
    name: partner?.name ?? '',
    mode: partner?.mode ?? ('mail' as PartnerMode),
    channel: partner?.channel?.id ?? null,
    contacts: partner?.contacts.length
      ? partner.contacts.map((one): Contact => ({ ...one, key: ++nextKey }))
      : [emptyContact()],
    groups: partner?.groups ?? [],
    quietUntil: partner?.quietUntil ?? '',
  }
}

function inputOf({ commune, isOther, contacts, quietUntil, ...draft }: Draft) {
  return {
    ...draft,
    name: isOther ? draft.name.trim() : (commune?.name ?? ''),
    inseeCode: isOther ? null : (commune?.code ?? null),
    channel: draft.mode === 'page' ? draft.channel : null,
    contacts: contacts
      .filter(({ email }) => email.trim() !== '')
      .map(one => ({ name: one.name.trim() || one.email.trim(), email: one.email.trim() })),
    quietUntil: quietUntil === '' ? null : quietUntil,
  }
}

/** A new partner (`partner` null), or one that is known. */
export function PartnerForm({
  partner,
  groups,
  onClose,
  onSaved,
}: {
  partner: PartnerShape | null
  groups: readonly GroupShape[]
  onClose: () => void
  onSaved: () => Promise<void>
}) {
  const t = partnerMessages()
  const [draft, setDraft] = useState(() => draftOf(partner))
  const { commune, isOther, mode } = draft
  const set = (patch: Partial<Draft>) => setDraft({ ...draft, ...patch })
  const isNamed = isOther ? draft.name.trim() !== '' : commune !== null

  async function save(): Promise<void> {
    const json = inputOf(draft)
    if (partner === null) await api('POST /partners', { json })
    else await api('PUT /partners/:id', { param: { id: partner.id }, json })
    await onSaved()
    say(partner === null ? t.added(json.name) : t.saved(json.name))
    onClose()
  }

  return (
    <Dialog title={partner === null ? t.add : t.edit(partner.name)} onClose={onClose}>
      <Form
        look="btn btn-primary self-start"
        submit={partner === null ? t.add : undefined}
        isReady={isNamed}
        act={save}
      >
        {isTried => (
          <>
            <WhichPartner draft={draft} isMissing={isTried && !isNamed} onDraft={set} />
            <ModeChoice
              modes={partnerModes.filter(
                one =>
                  one !== 'installation' ||
                  // Known by its name alone: no search finds that it is here.
                  (isOther ? partner?.mode === 'installation' : commune?.isHere === true),
              )}
              mode={mode}
              onMode={chosen => set({ mode: chosen })}
              channel={draft.channel}
              onChannel={channel => set({ channel })}
            />
            {mode !== 'feed' && mode !== 'installation' && (
              <Contacts contacts={draft.contacts} onContacts={contacts => set({ contacts })} />
            )}
            {groups.length > 0 && (
              <TicksField
                legend={t.groups}
                options={namedOptions(groups)}
                chosen={draft.groups}
                onChosen={chosen => set({ groups: chosen })}
              />
            )}
            {mode !== 'feed' && (
              <DateField
                name="quietUntil"
                label={t.quietUntil}
                type="date"
                optional
                value={draft.quietUntil}
                onValue={quietUntil => set({ quietUntil })}
              />
            )}
          </>
        )}
      </Form>
      {partner !== null && <PartnerKey partner={partner} onChange={onSaved} />}
    </Dialog>
  )
}

type WhichProps = { draft: Draft; isMissing: boolean; onDraft: (patch: Partial<Draft>) => void }

/** A commune of France, or somebody else by a name of their own. */
function WhichPartner({ draft, isMissing, onDraft }: WhichProps) {
  const { commune, isOther, mode } = draft
  const t = partnerMessages()
  return (
    <>
      {!isOther && (
        <CommuneChoice
          commune={commune}
          onCommune={found =>
            onDraft({
              commune: found,
              mode: found?.isHere
                ? 'installation'
                : found !== null && mode === 'installation'
                  ? 'mail'
                  : mode,
            })
          }
        />
      )}
      <Tick label={t.otherName} value={isOther} onValue={isOn => onDraft({ isOther: isOn })} />
      {isOther && (
        <TextField
          name="name"
          label={t.name}
          maxLength={120}
          value={draft.name}
          onValue={name => onDraft({ name })}
        />
      )}
      {isMissing && (
        <p class="font-semibold text-error text-sm" role="alert">
          {t.nameMissing}
        </p>
      )}
    </>
  )
}

/** A commune of France: looked for, or the one that was chosen. */
function CommuneChoice({
  commune,
  onCommune,
}: {
  commune: Commune | null
  onCommune: (commune: Commune | null) => void
}) {
  const t = partnerMessages()
  if (commune === null) return <CommuneSearch label={t.search} onChosen={onCommune} />
  return (
    <p class="flex flex-wrap items-baseline gap-x-3">
      <span class="font-semibold">{t.chosen(commune.name, commune.code)}</span>
      <button type="button" class="text-link" onClick={() => onCommune(null)}>
        {t.another}
      </button>
    </p>
  )
}

function ModeChoice({
  modes,
  mode,
  onMode,
  channel,
  onChannel,
}: {
  modes: readonly PartnerMode[]
  mode: PartnerMode
  onMode: (mode: PartnerMode) => void
  channel: number | null
  onChannel: (channel: number | null) => void
}) {
  const t = partnerMessages()
  const channels = useApi('GET /channels', ['channels'])
  const lent = (channels.data?.channels ?? []).filter(isLent)
  return (
    <RadioField
      legend={t.mode}
      value={mode}
      onValue={onMode}
      options={modes.map(one => ({ value: one, label: t.modes[one], help: t.modeHelp[one] }))}
    >
      {mode === 'page' && (
        <SelectField
          name="channel"
          label={t.page}
          help={lent.length === 0 ? t.pageNone : undefined}
          value={channel}
          onValue={onChannel}
          options={[{ value: null, label: '' }, ...namedOptions(lent)]}
        />
      )}
    </RadioField>
  )
}

const isLent = ({ neighbour }: Pick<ChannelShape, 'neighbour'>) => neighbour !== null

function Contacts({
  contacts,
  onContacts,
}: {
  contacts: Contact[]
  onContacts: (contacts: Contact[]) => void
}) {
  const t = partnerMessages()
  const change = (key: number, patch: Partial<Contact>) =>
    onContacts(contacts.map(one => (one.key === key ? { ...one, ...patch } : one)))
  return (
    <fieldset class="flex flex-col gap-3">
      <legend class="mb-1 font-semibold">{t.contacts}</legend>
      {contacts.map((contact, place) => (
        <div key={contact.key} class="flex flex-wrap items-end gap-2">
          <div class="min-w-40 flex-1">
            <TextField
              label={t.contactName}
              maxLength={120}
              value={contact.name}
              onValue={name => change(contact.key, { name })}
            />
          </div>
          <div class="min-w-48 flex-1">
            <TextField
              name={`contacts.${place}.email`}
              label={t.contactEmail}
              type="email"
              maxLength={254}
              value={contact.email}
              onValue={email => change(contact.key, { email })}
            />
          </div>
          <button
            type="button"
            class="btn btn-ghost btn-square"
            aria-label={t.removeContact(contact.name || t.contactOf(place + 1))}
            onClick={() => onContacts(contacts.filter(one => one.key !== contact.key))}
          >
            <Icon of={X} />
          </button>
          {contact.unsubscribedAt !== null && (
            <p class="basis-full text-sm text-warning">
              {t.unsubscribed(when(contact.unsubscribedAt))}
            </p>
          )}
        </div>
      ))}
      <button
        type="button"
        class="btn btn-sm self-start"
        onClick={() => onContacts([...contacts, emptyContact()])}
      >
        <Icon of={Plus} size={16} />
        {t.addContact}
      </button>
    </fieldset>
  )
}
