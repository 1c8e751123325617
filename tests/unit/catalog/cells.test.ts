import { describe, expect, test } from 'vitest'
import { barcodeProblem } from '../../../shared/domain/catalog/barcode.ts'
import { htmlToText } from '../../../shared/domain/catalog/html-text.ts'
import { slug } from '../../../shared/domain/catalog/slug.ts'

describe('a barcode', () => {
  test.each(['4006381333931', '9780306406157', 'SHELF-12', '0'.repeat(12), 'ÄÖ 7', '12345678'])('%s is taken', (code) =>
    expect(barcodeProblem(code)).toBeNull(),
  )
  test('with 13 digits has the right check digit', () =>
    expect(barcodeProblem('4006381333932')).toBe('The check digit of 4006381333932 is wrong: it would be 1.'))
  test('that a spreadsheet shortened is named', () =>
    expect(barcodeProblem('4.00638E+12')).toContain('shortened by a spreadsheet'))
  test('is printable and at most 80 long', () => {
    expect(barcodeProblem('x'.repeat(81))).not.toBeNull()
    expect(barcodeProblem('a\u200bb')).not.toBeNull()
  })
})

describe('a description in HTML', () => {
  test('becomes lines of text', () =>
    expect(
      htmlToText(
        '<p>Salt &amp; <b>pepper</b></p><ul><li>5&nbsp;g</li><li>a &lt; b &#8364; &#x41;</li></ul>one<br/>two',
      ),
    ).toBe('Salt & pepper\n• 5 g\n• a < b € A\none\ntwo'))
  test('loses scripts, styles and comments', () =>
    expect(htmlToText('a<script>alert(1)</script><style>p{}</style><!-- x -->b')).toBe('a b'))
  test('that is plain text stays', () =>
    expect(htmlToText('2 < 3 and 5 > 4 &nosuch;')).toBe('2 < 3 and 5 > 4 &nosuch;'))
  test('made to be slow is read all the same', () => expect(htmlToText('<'.repeat(60_000))).toHaveLength(60_000))
})

test('a slug keeps the letters of every script', () => {
  expect(slug(' Crème brûlée, 2 pcs! ')).toBe('creme-brulee-2-pcs')
  expect(slug('大 茶')).toBe('大-茶')
  expect(slug('—')).toBe('')
})
