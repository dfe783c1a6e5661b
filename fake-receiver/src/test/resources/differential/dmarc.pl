# Reads cases (see DmarcCases.java) from standard input, prints what Mail::DMARC says of each, a
# line a case: the result, and what is to be done.
use strict;
use warnings;

BEGIN { *CORE::GLOBAL::rand = sub { 0 } }    # pct= takes everybody, unless it is 0
$SIG{__WARN__} = sub { };

package Resolver;
use Net::DNS;
my ( %zone, %fails );
sub new { bless {}, shift }

sub send {
    my ( $self, $name, $type ) = @_;
    $name = lc $name;
    return undef if $fails{"$name $type"};
    my $packet = Net::DNS::Packet->new( $name, $type );
    for my $value ( @{ $zone{"$name $type"} || [] } ) {
        $packet->push( answer => $type eq 'TXT'
            ? Net::DNS::RR->new( name => $name, type => 'TXT', txtdata => [$value] )
            : Net::DNS::RR->new("$name $type $value") );
    }
    return $packet;
}

sub query {
    my ( $self, @question ) = @_;
    my $packet = $self->send(@question);
    return $packet && $packet->answer ? $packet : undef;
}

package main;
use Mail::DMARC::PurePerl;
binmode STDIN, ':utf8';
$| = 1;
my @head;
while ( my $line = <STDIN> ) {
    chomp $line;
    my ( $name, $type, $value ) = split / /, $line, 3;
    if ( $line eq '' && @head ) {
        print judge(@head), "\n";
        @head = ();
    }
    elsif ( $line ne '' && $name eq 'case' ) {
        %zone  = ();
        %fails = ();
        @head  = split / /, $value;
    }
    elsif ( $line ne '' && $type =~ /^(TIMEOUT|SERVFAIL)$/ ) { $fails{"$name $value"} = 1 }
    elsif ( $line ne '' ) { push @{ $zone{"$name $type"} }, $value }
}

sub judge {
    my ( $from, $spf, $dkim ) = @_;
    my $said = eval {
        my $dmarc = Mail::DMARC::PurePerl->new;
        $dmarc->set_resolver( Resolver->new );
        $dmarc->header_from($from);
        $dmarc->spf( [ { domain => $spf eq '-' ? 'none.example' : $spf, scope => 'mfrom',
                    result => $spf eq '-' ? 'fail' : 'pass' } ] );
        $dmarc->dkim( [ map { { domain => $_, selector => 's', result => 'pass' } }
                    grep { $_ ne '-' } split /,/, $dkim ] );
        my $result = $dmarc->validate;
        # It says "fail" too where there is nothing to judge by.
        my @reasons = map { $_->comment || '' } @{ $result->reason || [] };
        my $none = !eval { $result->published } || grep { /^(no valid rua|policy parse error)/ } @reasons;
        ( $none ? 'none' : $result->result ) . ' ' . $result->disposition;
    };
    return defined $said ? lc $said : 'crash ' . ( split /\n/, $@ )[0];
}
