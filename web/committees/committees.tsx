import { Plus, Users } from 'lucide'
import { useState } from 'preact/hooks'
import type {
  LinkShape,
  MemberShape,
  CommitteeShape as Whole,
} from '../../server/committees/shapes.ts'
import type { Spoken } from '../../server/language/sentence.ts'
import { api, useApi } from '../api.ts'
import { ActionButton } from '../components/action-button.tsx'
import { ConfirmButton } from '../components/confirm.tsx'
import { CopyButton } from '../components/copy-button.tsx'
import { closing, Dialog } from '../components/dialog.tsx'
import { Icon } from '../components/icon.tsx'
import { say } from '../components/notice.tsx'
import { Empty, Loaded, Section } from '../components/page.tsx'
import { when } from '../format.ts'
import { Decided } from './decided.tsx'
import { CommitteeForm, MemberForm } from './forms.tsx'
import { committeeMessages } from './messages.ts'
import { Subscription } from './subscription.tsx'

type CommitteeShape = Spoken<Whole>

type Editing =
  | { what: 'committee'; committee: CommitteeShape | null }
  | { what: 'member'; committee: number; member: MemberShape | null }
  | null

/** Committees, who proposes for each, and their links: told once, renewed, revoked. */
export function Committees() {
  const t = committeeMessages()
  const listed = useApi('GET /committees', ['proposals'])
  const [editing, setEditing] = useState<Editing>(null)
  const [link, setLink] = useState<LinkShape | null>(null)
  return (
    <Section
      title={t.title}
      aside={
        <button
          type="button"
          class="btn btn-primary btn-sm"
          onClick={() => setEditing({ what: 'committee', committee: null })}
        >
          <Icon of={Plus} size={16} />
          {t.add}
        </button>
      }
    >
      <p class="mb-4 max-w-prose text-muted">{t.lead}</p>
      <Loaded resource={listed} lines={5}>
        {({ committees, canMail }) => (
          <>
            {committees.length === 0 ? (
              <Empty icon={Users} title={t.none}>
                {t.noneHelp}
              </Empty>
            ) : (
              <ul class="flex flex-col gap-4">
                {committees.map(committee => (
                  <li key={committee.id} class="sheet p-4">
                    <CommitteeCard
                      committee={committee}
                      onEdit={setEditing}
                      onLink={setLink}
                      onChange={listed.reload}
                    />
                  </li>
                ))}
              </ul>
            )}
            {committees.length > 0 && <Decided />}
            {link !== null && (
              <LinkDialog link={link} canMail={canMail} onClose={() => setLink(null)} />
            )}
          </>
        )}
      </Loaded>
      {editing?.what === 'committee' && (
        <CommitteeForm
          committee={editing.committee}
          onClose={() => setEditing(closing<Editing>(editing, null))}
          onSaved={listed.reload}
        />
      )}
      {editing?.what === 'member' && (
        <MemberForm
          committee={editing.committee}
          member={editing.member}
          canMail={listed.data?.canMail === true}
          onClose={() => setEditing(closing<Editing>(editing, null))}
          onSaved={async made => {
            await listed.reload()
            if (made !== null) setLink(made)
          }}
        />
      )}
    </Section>
  )
}

type CardProps = {
  committee: CommitteeShape
  onEdit: (editing: Editing) => void
  onLink: (link: LinkShape) => void
  onChange: () => Promise<void>
}

function CommitteeCard({ committee, onEdit, onLink, onChange }: CardProps) {
  const t = committeeMessages()
  const { id, name, endedAt, members, proposals } = committee
  const isEnded = endedAt !== null
  return (
    <>
      <div class="flex flex-wrap items-start justify-between gap-3">
        <div class="min-w-0">
          <h3 class="text-xl">{name}</h3>
          <p class="text-muted text-sm">
            {t.proposals(proposals)}
            {isEnded && ` · ${t.closedSince(when(endedAt))}`}
          </p>
        </div>
        <div class="flex flex-wrap gap-2">
          {isEnded ? (
            <ActionButton
              class="btn btn-sm"
              about={t.about(name)}
              act={async () => {
                await api('POST /committees/:id/restore', { param: { id } })
                await onChange()
              }}
            >
              {t.reopen}
            </ActionButton>
          ) : (
            <>
              <button
                type="button"
                class="btn btn-sm"
                onClick={() => onEdit({ what: 'member', committee: id, member: null })}
              >
                <Icon of={Plus} size={16} />
                {t.addMember}
                <span class="sr-only">{t.about(name)}</span>
              </button>
              <button
                type="button"
                class="btn btn-ghost btn-sm"
                onClick={() => onEdit({ what: 'committee', committee })}
              >
                {t.rename}
                <span class="sr-only">{t.about(name)}</span>
              </button>
              <ConfirmButton
                class="btn btn-ghost btn-sm"
                label={t.close}
                title={t.closeTitle(name)}
                text={t.closeText}
                act={async () => {
                  await api('DELETE /committees/:id', { param: { id } })
                  await onChange()
                  say(t.closed(name))
                }}
              />
            </>
          )}
        </div>
      </div>
      {members.length === 0 ? (
        !isEnded && <p class="mt-3 text-muted text-sm">{t.membersNone}</p>
      ) : (
        <ul aria-label={t.members} class="mt-3 divide-y divide-base-300 border-base-300 border-t">
          {members.map(member => (
            <li key={member.id} class="pt-3 pb-3 last:pb-0">
              <MemberLine
                member={member}
                isEnded={isEnded}
                onEdit={() => onEdit({ what: 'member', committee: id, member })}
                onLink={onLink}
                onChange={onChange}
              />
            </li>
          ))}
        </ul>
      )}
      {(!isEnded || committee.subscription !== null) && (
        <Subscription committee={committee} onChange={onChange} />
      )}
    </>
  )
}

type LineProps = {
  member: MemberShape
  isEnded: boolean
  onEdit: () => void
  onLink: (link: LinkShape) => void
  onChange: () => Promise<void>
}

function MemberLine({ member, isEnded, onEdit, onLink, onChange }: LineProps) {
  const t = committeeMessages()
  const { id, name, email, lastUsedAt, revokedAt, networks, isSpread } = member
  const facts = [
    email ?? t.noEmail,
    ...(revokedAt === null ? [] : [t.revokedAt(when(revokedAt))]),
    lastUsedAt === null ? t.neverUsed : t.usedAt(when(lastUsedAt)),
    ...(networks > 1 && !isSpread ? [t.networks(networks)] : []),
  ]
  return (
    <div class="flex flex-wrap items-start justify-between gap-3">
      <div class="min-w-0 flex-1 basis-56">
        <p class="font-semibold">{name}</p>
        <p class="text-muted text-sm wrap-break-word">{facts.join(' · ')}</p>
        {isSpread && <p class="text-sm text-warning">{t.spread(networks)}</p>}
      </div>
      {!isEnded && (
        <div class="flex flex-wrap gap-2">
          <button type="button" class="btn btn-ghost btn-sm" onClick={onEdit}>
            {t.editMember}
            <span class="sr-only">{t.about(name)}</span>
          </button>
          <ConfirmButton
            class="btn btn-ghost btn-sm"
            label={t.renew}
            title={t.renewTitle(name)}
            text={t.renewText}
            isGrave={false}
            act={async () => {
              onLink(await api('POST /committee-members/:id/link', { param: { id } }))
              await onChange()
            }}
          />
          {revokedAt === null && (
            <ConfirmButton
              class="btn btn-ghost btn-sm"
              label={t.revoke}
              title={t.revokeTitle(name)}
              text={t.revokeText}
              act={async () => {
                await api('DELETE /committee-members/:id', { param: { id } })
                await onChange()
                say(t.revoked(name))
              }}
            />
          )}
        </div>
      )}
    </div>
  )
}

/** The link, this once: to be copied, or mailed where there is an address. */
function LinkDialog({
  link: { member, link },
  canMail,
  onClose,
}: {
  link: LinkShape
  canMail: boolean
  onClose: () => void
}) {
  const t = committeeMessages()
  const { id, name, email } = member
  return (
    <Dialog title={t.linkTitle(name)} onClose={onClose}>
      <p class="mb-3">{t.linkHelp}</p>
      <p class="mb-3 rounded-field bg-base-200 px-3 py-2">
        <code class="break-all">{link}</code>
      </p>
      <div class="flex flex-wrap items-center gap-3">
        <CopyButton text={link} what={t.link} />
        {email !== null && canMail && (
          <ActionButton
            class="btn btn-sm"
            act={async () => {
              await api('POST /committee-members/:id/mail', { param: { id } })
              say(t.mailed(email))
            }}
          >
            {t.mail}
          </ActionButton>
        )}
        <button type="button" class="btn btn-primary btn-sm ms-auto" onClick={onClose}>
          {t.done}
        </button>
      </div>
    </Dialog>
  )
}
