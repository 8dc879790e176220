import { ImagePlus } from 'lucide'
import { useLayoutEffect } from 'preact/hooks'
import type { OldDate } from '../../../server/events/shapes-event-change.ts'
import { stampColours } from '../../../server/pictures/rules-stamp.ts'
import { labelledOptions, RadioField } from '../../components/choices.tsx'
import { FileButton } from '../../components/file-button.tsx'
import { Icon } from '../../components/icon.tsx'
import { list } from '../../format.ts'
import { pictureTypes } from '../picture-field.tsx'
import { PictureLine } from '../picture-line.tsx'
import type { Pictures } from '../use-pictures.ts'
import { usePictures } from '../use-pictures.ts'
import {
  type Answer,
  type Answers,
  type ChangeKind,
  pictureAnswer,
  pictureKey,
  saidBy,
  textAnswer,
  textKey,
  wordingKey,
} from './answers.ts'
import { changeMessages } from './messages.ts'

type OldDateProps = {
  kind: ChangeKind
  oldDate: OldDate
  answers: Answers
  onAnswer: (key: string, answer: Answer) => void
  /** The pictures that are chosen in place of one, at each change of them. */
  onOther: (media: number, pictures: Pictures) => void
  /** Whether the change was confirmed without one that is to be chosen. */
  isMissing: (media: number) => boolean
}

/** What names the old date, and what becomes of each: new words, a band, another picture, nothing. */
export function OldDateSection(props: OldDateProps) {
  const { kind, oldDate, answers, onAnswer, onOther, isMissing } = props
  const t = changeMessages()
  const { words, wordings, pictures } = oldDate
  if (words.length + wordings.length + pictures.length === 0) return null
  const texts = [
    ...words.map(one => ({ ...one, key: textKey(one), title: t.fields[one.field] })),
    ...wordings.map(one => ({
      ...one,
      key: wordingKey(one),
      title: t.step(one.stepName ?? t.own, list(one.channels)),
    })),
  ]
  return (
    <section class="flex flex-col gap-3">
      <h3 class="text-xl">{kind === 'cancel' ? t.posterTitle : t.oldDateTitle}</h3>
      <ul class="flex flex-col gap-3">
        {texts.map(({ key, title, text, proposal }) => (
          <li key={key} class="sheet p-4">
            <OldText
              title={title}
              text={text}
              proposal={proposal}
              answer={textAnswer(answers, key)}
              onAnswer={answer => onAnswer(key, answer)}
            />
          </li>
        ))}
        {pictures.map(one => (
          <li key={one.media} class="sheet p-4">
            <OldPicture
              kind={kind}
              picture={one}
              answer={pictureAnswer(answers, one)}
              onAnswer={answer => onAnswer(pictureKey(one), answer)}
              onOther={chosen => onOther(one.media, chosen)}
              isMissing={isMissing(one.media)}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}

function OldText({
  title,
  text,
  proposal,
  answer,
  onAnswer,
}: {
  title: string
  text: string
  proposal: string
  answer: Answer
  onAnswer: (answer: Answer) => void
}) {
  const t = changeMessages()
  return (
    <RadioField
      legend={title}
      isRow
      value={answer.how}
      options={labelledOptions(['replace', 'leave'], { ...t.pictureChoices, replace: t.replace })}
      onValue={how => onAnswer({ ...answer, how })}
    >
      <p class="whitespace-pre-line text-muted text-sm">{text}</p>
      {answer.how === 'replace' && (
        <textarea
          aria-label={t.newText(title)}
          title={t.newText(title)}
          class="textarea field-sizing-content max-h-64 min-h-16 w-full"
          value={saidBy(answer, proposal)}
          onInput={({ currentTarget: { value } }) =>
            onAnswer({ how: 'replace', own: { text: value, from: proposal } })
          }
        />
      )}
    </RadioField>
  )
}

function OldPicture({
  kind,
  picture,
  answer,
  onAnswer,
  onOther,
  isMissing,
}: {
  kind: ChangeKind
  picture: OldDate['pictures'][number]
  answer: Answer
  onAnswer: (answer: Answer) => void
  onOther: (pictures: Pictures) => void
  isMissing: boolean
}) {
  const t = changeMessages()
  const stamp = kind === 'cancel' ? t.stampCancelled : t.stampPostponed
  const asks =
    kind === 'cancel' ? t.posterCancelled : picture.names === true ? t.posterOld : t.posterUnread
  return (
    <RadioField
      legend={picture.alt}
      isRow
      value={answer.how}
      options={labelledOptions(['stamp', 'replace', 'leave'], { ...t.pictureChoices, stamp })}
      onValue={how => onAnswer({ ...answer, how })}
    >
      <div class="flex items-start gap-3">
        <span class="relative w-20 shrink-0 overflow-hidden rounded-field">
          <img src={picture.url} alt="" class="w-full bg-base-200 object-contain" />
          {answer.how === 'stamp' && (
            <span aria-hidden="true" style={{ ...band, background: stampColours[stampOf(kind)] }}>
              {kind === 'cancel' ? t.bandCancelled : t.bandPostponed}
            </span>
          )}
        </span>
        <p class="text-sm">{asks}</p>
      </div>
      {answer.how === 'replace' && <OtherPicture onPictures={onOther} isMissing={isMissing} />}
    </RadioField>
  )
}

const stampOf = (kind: ChangeKind) => (kind === 'cancel' ? 'cancelled' : 'postponed')

/** Where the band lies over the thumbnail; of this screen alone, which no other need load. */
const band = {
  position: 'absolute',
  top: '50%',
  left: '-40%',
  width: '180%',
  transform: 'translateY(-50%) rotate(-30deg)',
  color: '#fff',
  textAlign: 'center',
  fontSize: '0.7rem',
  fontWeight: 700,
} as const

const nothing = () => undefined

/** One picture in place of another: chosen, sent at once, and described. */
function OtherPicture({
  onPictures,
  isMissing,
}: {
  onPictures: (pictures: Pictures) => void
  isMissing: boolean
}) {
  const pictures = usePictures([])
  const t = changeMessages()
  const [picture] = pictures.list
  // Anyone who confirms sends what is chosen by then.
  useLayoutEffect(() => onPictures(pictures))
  const error = isMissing && picture?.alt.trim() === '' ? t.describeOther : null
  return (
    <div class="flex flex-col items-start gap-2">
      {picture === undefined ? (
        <FileButton
          isSingle
          accept={pictureTypes.join()}
          onFiles={files => pictures.add(files.slice(0, 1))}
        >
          <Icon of={ImagePlus} size={16} />
          {t.chooseOther}
        </FileButton>
      ) : (
        <ul class="w-full">
          <PictureLine
            picture={picture}
            place={0}
            count={1}
            error={error}
            isDragged={false}
            canDrop={false}
            onDrag={nothing}
            onDropHere={nothing}
            onMove={nothing}
            onAlt={alt => pictures.describe(picture.key, alt)}
            onAgain={page => pictures.again(picture.key, page)}
            onRemove={() => pictures.remove(picture.key)}
          />
        </ul>
      )}

      {picture === undefined && (
        <p role="alert" class="font-semibold text-error text-sm empty:hidden">
          {pictures.rejected ?? (isMissing ? t.otherMissing : null)}
        </p>
      )}
    </div>
  )
}
