import { Button } from 'antd';
import { pickText, words } from '#ui/words.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const w = words({ zh, en });
type Answers = Readonly<Record<string, boolean>>;

/** 问询: yes or no only. All are asked aloud; one tap notes that all were answered with no. */
export function Questions({ questions, answers, onAnswer }: { questions: readonly { code: string; zh: string; en: string }[]; answers: Answers; onAnswer: (answers: Answers) => void }) {
  const allNo = questions.every((one) => answers[one.code] === false);
  return (
    <div className="questions">
      {questions.map((one) => (
        <fieldset key={one.code}>
          <legend>{pickText(one.zh, one.en)}</legend>
          <span>
            <Button aria-pressed={answers[one.code] === false} type={answers[one.code] === false ? 'primary' : 'default'} onClick={() => onAnswer({ ...answers, [one.code]: false })}>{w.no}</Button>
            <Button aria-pressed={answers[one.code] === true} danger={answers[one.code] === true} type={answers[one.code] === true ? 'primary' : 'default'} onClick={() => onAnswer({ ...answers, [one.code]: true })}>{w.yes}</Button>
          </span>
        </fieldset>
      ))}
      {questions.length > 0 && <Button block aria-pressed={allNo} type={allNo ? 'primary' : 'default'} onClick={() => onAnswer(Object.fromEntries(questions.map((one) => [one.code, false])))}>{w.allNo}</Button>}
    </div>
  );
}
