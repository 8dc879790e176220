import type { CommitteeShape, LinkShape, MemberShape } from '../../server/committees/shapes.ts'
import { api } from '../api.ts'
import { FormDialog, TextField, useField } from '../components/form.tsx'
import { say } from '../components/notice.tsx'
import { committeeMessages } from './messages.ts'

/** A new committee (`committee` null), or another name. */
export function CommitteeForm({
  committee,
  onClose,
  onSaved,
}: {
  committee: Pick<CommitteeShape, 'id' | 'name'> | null
  onClose: () => void
  onSaved: () => Promise<void>
}) {
  const t = committeeMessages()
  const name = useField(committee?.name ?? '')
  return (
    <FormDialog
      title={committee === null ? t.add : t.rename}
      onClose={onClose}
      submit={committee === null ? t.add : undefined}
      act={async () => {
        const json = { name: name.value.trim() }
        if (committee === null) await api('POST /committees', { json })
        else await api('PUT /committees/:id', { param: { id: committee.id }, json })
        await onSaved()
        say(committee === null ? t.added(json.name) : t.saved)
        onClose()
      }}
    >
      <TextField {...name} name="name" label={t.name} required maxLength={120} />
    </FormDialog>
  )
}

/** Somebody new (`member` null), whose link is told next, or another name and address. */
export function MemberForm({
  committee,
  member,
  canMail,
  onClose,
  onSaved,
}: {
  committee: number
  member: MemberShape | null
  canMail: boolean
  onClose: () => void
  onSaved: (made: LinkShape | null) => Promise<void>
}) {
  const t = committeeMessages()
  const name = useField(member?.name ?? '')
  const email = useField(member?.email ?? '')
  return (
    <FormDialog
      title={member === null ? t.addMember : t.editMember}
      onClose={onClose}
      submit={member === null ? t.addMember : undefined}
      act={async () => {
        const json = {
          name: name.value.trim(),
          email: email.value.trim() === '' ? null : email.value.trim(),
        }
        if (member === null) {
          const param = { id: committee }
          await onSaved(await api('POST /committees/:id/members', { param, json }))
        } else {
          await api('PUT /committee-members/:id', { param: { id: member.id }, json })
          await onSaved(null)
          say(t.saved)
        }
        onClose()
      }}
    >
      <TextField {...name} name="name" label={t.memberName} required maxLength={120} />
      <TextField
        {...email}
        name="email"
        label={t.memberEmail}
        help={canMail ? t.memberEmailHelp : undefined}
        type="email"
        optional
        maxLength={254}
      />
    </FormDialog>
  )
}
