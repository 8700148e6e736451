#include "uart.h"

#include <avr/interrupt.h>
#include <avr/io.h>

#include "config.h"

/* Double speed: eight clocks a bit, which makes 1 Mbaud exact and is the setting that boot loader and bridge know. */
#define CLOCKS_PER_BIT 8UL
#define BAUD_REGISTER ((F_CPU + CLOCKS_PER_BIT * BAUD / 2) / (CLOCKS_PER_BIT * BAUD) - 1)
#define TRUE_BAUD (F_CPU / (CLOCKS_PER_BIT * (BAUD_REGISTER + 1)))
_Static_assert(TRUE_BAUD * 1000 <= BAUD * 1025 && TRUE_BAUD * 1000 >= BAUD * 975,
               "this baud rate cannot be made from the processor clock within 2.5 %: use 1000000, 500000, 250000 or 115200");

/* The send ring is as long as its 8-bit indices count, so they wrap by themselves. */
#define RECEIVE_RING_LENGTH 128 /* a power of two */

/* Each index has one writer and is a single byte, so reading it needs no lock. */
static volatile uint8_t send_ring[256];
static volatile uint8_t send_head; /* main loop */
static volatile uint8_t send_tail; /* interrupt */
static volatile uint8_t receive_ring[RECEIVE_RING_LENGTH];
static volatile uint8_t receive_head; /* interrupt */
static volatile uint8_t receive_tail; /* main loop */

ISR(USART_UDRE_vect)
{
    uint8_t tail = send_tail;
    if (tail == send_head) {
        UCSR0B &= (uint8_t)~_BV(UDRIE0);
        return;
    }
    UDR0 = send_ring[tail];
    send_tail = (uint8_t)(tail + 1);
}

/* A byte that finds the ring full is dropped; its frame then fails its CRC and is counted as damaged. */
ISR(USART_RX_vect)
{
    uint8_t byte = UDR0;
    uint8_t head = receive_head;
    if ((uint8_t)(head - receive_tail) < RECEIVE_RING_LENGTH) {
        receive_ring[head % RECEIVE_RING_LENGTH] = byte;
        receive_head = (uint8_t)(head + 1);
    }
}

void uart_init(void)
{
    UCSR0A = _BV(U2X0);
    UBRR0 = BAUD_REGISTER;
    UCSR0C = _BV(UCSZ01) | _BV(UCSZ00);
    UCSR0B = _BV(RXCIE0) | _BV(RXEN0) | _BV(TXEN0);
}

uint8_t uart_room(void)
{
    return (uint8_t)(send_tail - send_head - 1);
}

void uart_send(const uint8_t *bytes, uint8_t length)
{
    uint8_t head = send_head;
    for (uint8_t i = 0; i < length; i++) {
        send_ring[head++] = bytes[i];
    }
    send_head = head;
    /* Not atomic, and need not be: if the interrupt switches itself off in between, it is switched on again here. */
    UCSR0B |= _BV(UDRIE0);
}

bool uart_has_received(void)
{
    return receive_head != receive_tail;
}

bool uart_receive(uint8_t *byte)
{
    uint8_t tail = receive_tail;
    if (tail == receive_head) {
        return false;
    }
    *byte = receive_ring[tail % RECEIVE_RING_LENGTH];
    receive_tail = (uint8_t)(tail + 1);
    return true;
}
