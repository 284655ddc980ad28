import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  countLetters,
  isFoundBy,
  searchKeys,
  searchText,
  searchWords,
} from '../../api/src/domain/search-text.ts';

const hanako = { name: '佐藤 花子', reading: 'サトウ ハナコ', mail: 'hanako.sato@midori.example' };
const finds = (typed: string, person: Parameters<typeof searchKeys>[0]) =>
  isFoundBy(searchWords(typed), searchKeys(person));

describe('searching people', () => {
  it('makes no difference of width, case, accents and kana, but keeps voiced kana apart', () => {
    assert.equal(searchText('ＭÜＬＬＥＲ'), searchText('muller'));
    assert.equal(searchText('ｻﾄｳ'), searchText('さとう'));
    assert.equal(searchText('カガ'), 'かが');
    assert.notEqual(searchText('か'), searchText('が'));
  });

  it('finds by family name, given name, both in either order, reading and mail', () => {
    for (const typed of ['佐藤', '花子', '佐藤花', '花子 佐藤', 'さとう', 'ﾊﾅ', 'HANAKO', 'sato']) {
      assert.ok(finds(typed, hanako), typed);
    }
    for (const typed of ['藤子', '鈴木', 'midori', '佐藤 健', 'anako']) {
      assert.equal(finds(typed, hanako), false, typed);
    }
  });

  it('finds a Japanese name that is written as one word by its given name too', () => {
    assert.ok(finds('花子', { name: '佐藤花子', mail: 'h@midori.example' }));
  });

  it('finds everyone by the beginning of every word of their name, whatever it is', () => {
    const aName = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(aName, fc.nat(12), (name, letters) => {
        const person = { name, mail: 'x@midori.example' };

        for (const word of searchWords(name)) {
          const typed = [...word].slice(0, Math.max(1, letters)).join('');
          assert.ok(finds(typed, person), `${name} by ${typed}`);
        }
      }),
    );
  });

  it('says the same of a text that was made comparable before', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        assert.equal(searchText(searchText(text)), searchText(text));
      }),
    );
  });

  it('counts letters, not bytes or halves of them', () => {
    assert.equal(countLetters(searchWords('𠮷 a')), 2);
  });
});
