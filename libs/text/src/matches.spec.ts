import { describe, expect, it } from 'vitest';
import { matches } from './matches.js';

const ZWNJ = '\u200c';

describe('matches', () => {
  it.each([
    ['', 'هر چه'],
    ['علي', 'علی رضایی'],
    ['رضا', 'علی رضایی'],
    ['رضایی علی', 'علی رضایی'],
    ['علیرضا', 'علی رضایی'],
    ['علی رضا', 'علیرضا'],
    ['خانه ها', `خانه${ZWNJ}ها`],
    ['خانهها', `خانه${ZWNJ}ها`],
    [`خانه${ZWNJ}ها`, 'خانه ها'],
    ['ها', `خانه${ZWNJ}ها`],
    ['ملی', `شرکت${ZWNJ}ملی نفت`],
    ['فناوري', 'فناوری'],
    ['reza', 'ali_reza'],
    ['ALI', 'ali_reza'],
    ['۱۴۰۳', 'برنامه 1403'],
    ['c++', 'گروه C++'],
    ['ضای', 'علی رضایی'],
  ])('matches finds %j in %j', (query, candidate) => {
    expect(matches(query, candidate)).toBe(true);
  });

  it.each([
    ['علی', 'رضا'],
    ['یر', 'علی رضا'],
    ['ض', 'علی رضا'],
    ['رضایی', 'علی رضا'],
    ['علی حسن', 'علی رضا'],
    ['c++', 'گروه جاوا'],
    ['alireza', 'ali'],
  ])('matches does not find %j in %j', (query, candidate) => {
    expect(matches(query, candidate)).toBe(false);
  });
});
