import { ReturnStack } from './return-stack';

const spot = (seq: number) => ({ seq, offset: 12, atEnd: false });

describe('ReturnStack', () => {
  it('leads back jump by jump, the last one first', () => {
    const stack = new ReturnStack();
    stack.push(undefined, spot(90));
    stack.push(40, spot(41));
    expect(stack.backTo(40)).toEqual(spot(41));
    expect(stack.last()?.from).toBeUndefined();
    expect(stack.backTo(undefined)).toEqual(spot(90));
    expect(stack.last()).toBeUndefined();
  });

  it('knows no way back to where no jump began', () => {
    const stack = new ReturnStack();
    expect(stack.backTo(undefined)).toBeUndefined();
    stack.push(40, spot(41));
    expect(stack.backTo(30)).toBeUndefined();
    expect(stack.backTo(undefined)).toBeUndefined();
    expect(stack.last()?.from).toBe(40);
  });

  it('forgets the way when one goes on from the end', () => {
    const stack = new ReturnStack();
    stack.push(undefined, spot(90));
    stack.clear();
    expect(stack.backTo(undefined)).toBeUndefined();
  });
});
