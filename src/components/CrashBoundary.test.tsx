import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useEffect } from 'react';
import { expectNoAxeFindings } from '../testing/screen';
import { STRINGS } from '../testing/strings';
import { CrashBoundary } from './CrashBoundary';
import { FlexRoot } from './FlexRoot';
import { type FlexTheme, PasteProviders } from './PasteProviders';

let isBroken = true;
const crashes: unknown[] = [];
const onCrash = (error: unknown) => crashes.push(error);

beforeEach(() => {
  isBroken = true;
  crashes.length = 0;
  // React and jsdom print each error that a boundary catches.
  jest.spyOn(console, 'error').mockReturnValue(undefined);
});

afterEach(() => jest.restoreAllMocks());

const ERROR = new RangeError('of a test');

function Fragile() {
  if (isBroken) throw ERROR;
  return <p>Content</p>;
}

function FragileLater() {
  useEffect(() => {
    if (isBroken) throw ERROR;
  }, []);
  return <p>Content</p>;
}

const renderInFlex = (child: JSX.Element, theme?: FlexTheme) =>
  render(
    <main>
      <h2>The rest of Flex</h2>
      <FlexRoot strings={STRINGS} onCrash={onCrash}>
        <PasteProviders theme={theme} strings={STRINGS}>
          <CrashBoundary onCrash={onCrash}>{child}</CrashBoundary>
        </PasteProviders>
      </FlexRoot>
    </main>,
  );

const retry = () => userEvent.click(screen.getByRole('button', { name: 'Try again' }));

test.each([
  ['while it renders', <Fragile key="render" />],
  ['in an effect', <FragileLater key="effect" />],
])('an error %s leaves the rest of Flex in place, and is reported once', async (_when, child) => {
  const { container } = renderInFlex(child);
  expect(screen.getByRole('alert')).toHaveTextContent('Something went wrong here');
  expect(screen.getByText('The rest of Flex')).toBeVisible();
  expect(crashes).toEqual([ERROR]);
  await expectNoAxeFindings(container);
});

test('the button mounts the content again, and the focus stays there', async () => {
  renderInFlex(<Fragile />);
  isBroken = false;
  await retry();
  expect(screen.getByText('Content').parentElement).toHaveFocus();
  expect(screen.queryByRole('alert')).toBeNull();
});

test('an error that comes back is shown and reported again', async () => {
  renderInFlex(<Fragile />);
  await retry();
  expect(screen.getByRole('alert')).toBeVisible();
  expect(crashes).toEqual([ERROR, ERROR]);
});

test('a theme that Paste cannot use leaves a message without design', async () => {
  const theme: FlexTheme = {
    get tokens(): never {
      throw ERROR;
    },
  };
  renderInFlex(<p>Content</p>, theme);
  expect(screen.getByRole('alert')).toHaveTextContent('Something went wrong here');
  expect(screen.getByRole('button', { name: 'Try again' })).toBeVisible();
  expect(crashes).toEqual([ERROR]);
});
