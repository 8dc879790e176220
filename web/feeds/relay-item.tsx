import { useState } from 'preact/hooks'
import { relayText } from '../../server/calendar/rules/relay-rule.ts'
import type { FeedItemShape } from '../../server/calendar/shapes/feeds.ts'
import type { ChannelShape } from '../../server/channels/shapes/channel.ts'
import type { Spoken } from '../../server/language/sentence.ts'
import { api } from '../api.ts'
import { Dialog } from '../components/dialog.tsx'
import { TextArea, TextField, Tick } from '../components/field.tsx'
import { Form } from '../components/form.tsx'
import { Loaded } from '../components/loaded.tsx'
import { say } from '../components/toasts.tsx'
import { ChannelPicker } from '../events/form/channel-picker.tsx'
import { chosenTimes } from '../events/form/times.ts'
import { TimesPicker } from '../events/form/times-picker.tsx'
import { nowLocal } from '../format.ts'
import { useResource } from '../resource.ts'
import { feedMessages } from './messages.ts'

type RelayItemProps = { item: FeedItemShape; onClose: () => void; onDone: () => Promise<void> }

/** One post about what a source writes, in one's own words. */
export default function RelayItem({ item, onClose, onDone }: RelayItemProps) {
  const t = feedMessages()
  const channels = useResource('channels', () => api('GET /channels'))
  return (
    <Dialog title={t.relayOf(item.title)} wide onClose={onClose}>
      <Loaded resource={channels}>
        {data => (
          <RelayForm
            item={item}
            channels={data.channels}
            onDone={async () => {
              await onDone()
              onClose()
            }}
          />
        )}
      </Loaded>
    </Dialog>
  )
}

function RelayForm({
  item,
  channels,
  onDone,
}: Pick<RelayItemProps, 'item' | 'onDone'> & { channels: readonly Spoken<ChannelShape>[] }) {
  const t = feedMessages()
  const param = { id: item.id }
  const [text, setText] = useState(relayText(item.source, item))
  const [chosen, setChosen] = useState<number[]>([])
  const [times, setTimes] = useState({ suggestions: ['now'], ownTimes: [] as string[] })
  const [hasPicture, setHasPicture] = useState(false)
  const [alt, setAlt] = useState('')
  const planned = chosenTimes({ startLocal: '', ...times }, nowLocal())
  const isNothing = chosen.length * planned.length === 0
  const isUndescribed = hasPicture && alt.trim() === ''

  async function relay(): Promise<void> {
    const media = hasPicture
      ? [(await api('POST /feed-items/:id/picture', { param, json: { alt: alt.trim() } })).id]
      : []
    const json = { text: text.trim(), channels: chosen, times: planned, media }
    const { deliveries } = await api('POST /feed-items/:id/relay', { param, json })
    say(t.relayed(deliveries.length))
    await onDone()
  }
  return (
    <Form
      noValidate
      class="flex flex-col gap-6"
      look="btn btn-primary self-start"
      submit={t.relay}
      kept={t.notRelayed}
      isReady={text.trim() !== '' && !isNothing && !isUndescribed}
      act={relay}
    >
      {isTried => (
        <>
          <TextArea
            name="text"
            label={t.text}
            help={t.textHelp}
            value={text}
            error={isTried && text.trim() === '' ? t.textMissing : null}
            onValue={setText}
          />
          {item.hasPicture && (
            <div class="flex flex-col gap-3">
              <Tick
                label={t.withPicture}
                help={t.withPictureHelp}
                checked={hasPicture}
                onChecked={setHasPicture}
              />
              {hasPicture && (
                <TextField
                  name="alt"
                  label={t.alt}
                  maxLength={1500}
                  value={alt}
                  error={isTried && isUndescribed ? t.altMissing : null}
                  onValue={setAlt}
                />
              )}
            </div>
          )}
          <ChannelPicker
            channels={channels}
            chosen={chosen}
            onChosen={setChosen}
            error={isTried && isNothing ? t.chooseBoth : null}
          />
          <TimesPicker startLocal={null} nowLocal={nowLocal()} times={times} onTimes={setTimes} />
        </>
      )}
    </Form>
  )
}
